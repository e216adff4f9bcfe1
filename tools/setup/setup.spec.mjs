import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { scratchFolder, writeIn, writeProgram } from './testing/scratch-folder.mjs';

const SETUP = fileURLToPath(new URL('.', import.meta.url));
const STACK_LINE = /^\s+at /m;
const TFJS_NODE = ['tfjs-node', 'tfjs-node-gpu'].map((name) =>
  join('node_modules', '@tensorflow', name, 'package.json'),
);

/** What `npm ci` does, in small: tfjs-node, a compiler that compiles nothing, and the record of the installation. */
const NPM_CI = `
  const fs = require('fs');
  fs.appendFileSync('npm-runs', 'x');
  const write = (path, text) => {
    fs.mkdirSync(require('path').dirname(path), { recursive: true });
    fs.writeFileSync(path, text);
  };
  for (const path of ${JSON.stringify(TFJS_NODE)}) write(path, '{ "version": "4.22.0" }');
  write('node_modules/typescript/bin/tsc', 'require("fs").appendFileSync("tsc-runs", "x")');
  write('node_modules/.package-lock.json', '{ "packages": {} }');`;

/** Takes long, but not longer than the process that started it. */
const WHILE_PARENT_LIVES =
  'const parent = process.ppid; setInterval(() => process.ppid === parent || process.exit(), 20);';

/** A workspace of nothing but set-up, on a machine with npm and no other program. */
function freshMachine(test, npm = NPM_CI) {
  const root = scratchFolder(test);
  cpSync(SETUP, join(root, 'tools', 'setup'), { recursive: true });
  writeIn(root, 'package-lock.json', '{ "packages": { "": {} } }');
  writeIn(root, 'tsconfig.base.json', '{}');
  writeIn(root, 'apps/README.md', '');
  writeIn(root, 'libs/README.md', '');
  const machine = join(root, 'machine');
  writeProgram(machine, 'npm', npm);
  return {
    root,
    machine,
    start: (...args) => {
      const env = { ...process.env, PATH: machine, LIESWEEP_CACHE: join(root, 'cache') };
      delete env.npm_execpath;
      const setup = spawn(process.execPath, [join(root, 'tools', 'setup', 'setup.mjs'), ...args], { env });
      test.after(() => setup.kill('SIGKILL'));
      let output = '';
      for (const stream of [setup.stdout, setup.stderr]) stream.on('data', (text) => (output += text));
      const ended = once(setup, 'close').then(([code, signal]) => ({ code, signal, output }));
      return { setup, ended };
    },
    runs: (program) =>
      existsSync(join(root, `${program}-runs`)) ? readFileSync(join(root, `${program}-runs`)).length : 0,
  };
}

describe('set-up', () => {
  it('on a machine without pip and compiler tells the next best thing and succeeds', async (test) => {
    const { root, start } = freshMachine(test);
    const { code, output } = await start().ended;
    assert.equal(code, 0, output);
    assert.match(output, /TensorFlow .*: .*\. Training uses the slower WebAssembly backend\./);
    assert.match(
      output,
      /Temporal's server .*: .*\. A run then needs TEMPORAL_ADDRESS, or LIESWEEP_UNPINNED_TEMPORAL=yes/,
    );
    assert.doesNotMatch(output, STACK_LINE);
    const toolchain = JSON.parse(readFileSync(join(root, '.cache', 'toolchain.json'), 'utf8'));
    const absent = { temporalCli: null, temporalVersion: null, temporalTestServer: null };
    assert.deepEqual(toolchain, { tensorflow: 'wasm', tensorflowGpu: null, ...absent, entries: [] });
  });

  it('tries for TensorFlow with CUDA where it is asked to, and only there', async (test) => {
    const { start } = freshMachine(test);
    const WITHOUT_GPU = /TensorFlow .* with CUDA 12 .*: .*\. Trainers cannot use a GPU\./;
    assert.doesNotMatch((await start().ended).output, /CUDA/);
    assert.match((await start('--gpu').ended).output, WITHOUT_GPU);
  });

  it('installs and builds once', async (test) => {
    const { start, runs } = freshMachine(test);
    await start().ended;
    await start().ended;
    assert.equal(runs('npm'), 1);
    assert.equal(runs('tsc'), 1);
  });

  it('builds again when a source changed, came or went', async (test) => {
    const { root, start, runs } = freshMachine(test);
    for (const file of ['package.json', 'tsconfig.lib.json', 'src/index.ts']) writeIn(root, `libs/lie/${file}`, '{}');
    await start().ended;
    writeIn(root, 'libs/lie/src/index.ts', 'export {};');
    await start().ended;
    assert.equal(runs('tsc'), 2);
    const added = writeIn(root, 'libs/lie/src/bracket.ts', '');
    await start().ended;
    assert.equal(runs('tsc'), 3);
    rmSync(added);
    await start().ended;
    assert.equal(runs('tsc'), 4);
    writeIn(root, 'libs/lie/src/bracket.spec.ts', '');
    await start().ended;
    assert.equal(runs('tsc'), 4);
  });

  it('run twice at once installs once', async (test) => {
    const { start, runs } = freshMachine(test);
    const [first, second] = await Promise.all([start().ended, start().ended]);
    assert.equal(first.code, 0);
    assert.equal(second.code, 0);
    assert.equal(runs('npm'), 1);
  });

  it('works again after it was killed half way', async (test) => {
    const { root, machine, start } = freshMachine(
      test,
      `require('fs').writeFileSync('started', ''); ${WHILE_PARENT_LIVES}`,
    );
    const { setup, ended } = start();
    while (!existsSync(join(root, 'started'))) await wait(20);
    setup.kill('SIGKILL');
    setup.stdout.destroy();
    setup.stderr.destroy();
    await ended;
    writeProgram(machine, 'npm', NPM_CI);
    const { code, output } = await start().ended;
    assert.equal(code, 0, output);
  });

  it('ended by a signal ends what it started', async (test) => {
    const { root, start } = freshMachine(
      test,
      `require('fs').writeFileSync('pid', String(process.pid)); ${WHILE_PARENT_LIVES}`,
    );
    const { setup, ended } = start();
    while (!existsSync(join(root, 'pid')) || readFileSync(join(root, 'pid'), 'utf8') === '') await wait(20);
    setup.kill('SIGTERM');
    const { code } = await ended;
    assert.equal(code, 143);
    const pid = Number(readFileSync(join(root, 'pid'), 'utf8'));
    assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
    assert.equal(existsSync(join(root, '.cache', 'setup.lock')), false);
  });

  it('without a registry fails in one sentence', async (test) => {
    const { start, runs } = freshMachine(
      test,
      `require('fs').appendFileSync('npm-runs', 'x'); console.error('npm error network ENOTFOUND'); process.exit(1);`,
    );
    const { code, output } = await start('--quiet').ended;
    assert.equal(code, 1);
    assert.match(output, /^set-up: npm ci could not install the dependencies \(npm error network ENOTFOUND\)\. .*\n$/);
    assert.equal(runs('npm'), 2);
  });

  it('tells in the words of the compiler what does not compile', async (test) => {
    const { start } = freshMachine(
      test,
      `${NPM_CI} write('node_modules/typescript/bin/tsc', 'console.log("a.ts(1,1): error"); process.exit(2)');`,
    );
    const { code, output } = await start('--quiet').ended;
    assert.equal(code, 1);
    assert.match(output, /set-up: the sources do not compile:\na\.ts\(1,1\): error\n$/);
    assert.doesNotMatch(output, STACK_LINE);
  });

  it('explains itself, and refuses a flag it does not know', async (test) => {
    const { start } = freshMachine(test);
    const help = await start('--help').ended;
    assert.equal(help.code, 0);
    assert.match(help.output, /^Usage: npm run setup/);
    const unknown = await start('--faster').ended;
    assert.equal(unknown.code, 2);
    assert.match(unknown.output, /^set-up: Unknown option '--faster'/);
    assert.doesNotMatch(unknown.output, STACK_LINE);
  });
});
