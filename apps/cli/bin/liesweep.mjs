#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_MAJOR = 24;

const launcher = realpathSync(fileURLToPath(import.meta.url));
const main = join(dirname(launcher), '..', 'dist', 'main.js');
const root = join(dirname(launcher), '..', '..', '..');
const pinnedNode = join(root, 'node_modules', '.bin', 'node');
const isNewEnough = Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR;

if (!existsSync(main) || (!isNewEnough && !existsSync(pinnedNode))) {
  console.error(`liesweep: not set up yet; run "npm run setup" in ${root}`);
  process.exitCode = 1;
} else if (isNewEnough) {
  await import('../dist/main.js');
} else {
  restartWithPinnedNode();
}

/** Runs the same command under the project's Node and ends as it ends. */
function restartWithPinnedNode() {
  const child = spawn(pinnedNode, [launcher, ...process.argv.slice(2)], { stdio: 'inherit' });
  const hasTerminal = process.stdin.isTTY || process.stderr.isTTY;
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  process.on('SIGINT', () => {
    if (!hasTerminal) child.kill('SIGINT'); // a terminal has sent it to the child already; two mean "at once"
  });
  child.on('error', (error) => {
    console.error(`liesweep: ${pinnedNode} could not be started (${error.message}); run "npm run setup" in ${root}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    for (const name of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}
