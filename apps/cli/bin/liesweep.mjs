#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_MAJOR = 24;
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'];

const launcher = realpathSync(fileURLToPath(import.meta.url));
const main = join(dirname(launcher), '..', 'dist', 'main.js');
const root = join(dirname(launcher), '..', '..', '..');
const pinnedNode = join(root, 'node_modules', '.bin', 'node');
const isNewEnough = Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR;

if (!existsSync(main) || (!isNewEnough && !existsSync(pinnedNode))) {
  console.error(`liesweep: not set up yet; ${setUp()}`);
  process.exitCode = 1;
} else if (isNewEnough) {
  await import('../dist/main.js');
} else {
  restartWithPinnedNode();
}

/** What to do; a tree of another user is not ours to set up. */
function setUp() {
  try {
    accessSync(root, constants.W_OK);
    return `run "npm run setup" in ${root}`;
  } catch {
    return `ask whoever installed it to run "npm run setup" in ${root}, which you cannot write, or set up a copy of your own`;
  }
}

/** Runs the same command under the project's Node and ends as it ends; the IPC channel tells it when this one dies. */
function restartWithPinnedNode() {
  const child = spawn(pinnedNode, [launcher, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // A terminal has sent Ctrl-C to the child already; the child takes two of them in quick succession for one.
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`liesweep: ${pinnedNode} could not be started (${error.message}); ${setUp()}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    for (const name of SIGNALS) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}
