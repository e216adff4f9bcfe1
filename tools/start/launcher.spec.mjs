import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { scratchFolder, writeIn } from '../setup/testing/scratch-folder.mjs';

const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/liesweep.mjs', import.meta.url));
const START = fileURLToPath(new URL('./start.mjs', import.meta.url));
/** Makes the Node that runs the launcher say that it is an old one. */
const AS_OLD_NODE =
  'data:text/javascript,' +
  "if(!process.env.PINNED)Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.0.0'}});" +
  "process.env.PINNED='yes';";
const TELL_ARGUMENTS = 'console.log(JSON.stringify(process.argv.slice(2)));';

/** A checkout with the launcher, `npm start` and a command line that is the script. */
function checkout(test, main) {
  const root = scratchFolder(test);
  writeIn(root, 'package.json', '{ "type": "module" }');
  const launcher = join(root, 'apps', 'cli', 'bin', 'liesweep.mjs');
  mkdirSync(join(launcher, '..'), { recursive: true });
  copyFileSync(LAUNCHER, launcher);
  cpSync(START, join(root, 'tools', 'start', 'start.mjs'));
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  if (main !== undefined) writeIn(root, 'apps/cli/dist/main.js', main);
  return { root, launcher };
}

function pinNode(root) {
  symlinkSync(process.execPath, join(root, 'node_modules', '.bin', 'node'));
}

function start(test, file, args, { isOld = false } = {}) {
  const child = spawn(process.execPath, [file, ...args], {
    env: isOld ? { ...process.env, NODE_OPTIONS: `--import ${JSON.stringify(AS_OLD_NODE)}` } : process.env,
  });
  test.after(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return { child, ended: once(child, 'close').then(([code, signal]) => ({ code, signal, output })) };
}

describe('the launcher', () => {
  it('runs the command line with its arguments', async (test) => {
    const { launcher } = checkout(test, TELL_ARGUMENTS);
    const { code, output } = await start(test, launcher, ['run', 'a file.yaml']).ended;
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(output), ['run', 'a file.yaml']);
  });

  it('under an older Node goes on with the pinned one, and ends as it ends', async (test) => {
    const { root, launcher } = checkout(test, `${TELL_ARGUMENTS} process.exitCode = 3;`);
    pinNode(root);
    const { code, output } = await start(test, launcher, ['plan', '--json'], { isOld: true }).ended;
    assert.deepEqual(JSON.parse(output), ['plan', '--json']);
    assert.equal(code, 3);
  });

  it('says in one line that set-up was not run', async (test) => {
    const built = checkout(test, TELL_ARGUMENTS);
    const unbuilt = checkout(test, undefined);
    for (const { root, launcher, isOld } of [
      { ...unbuilt, isOld: false },
      { ...unbuilt, isOld: true },
      { ...built, isOld: true },
    ]) {
      const { code, output } = await start(test, launcher, [], { isOld }).ended;
      assert.equal(code, 1);
      assert.equal(output, `liesweep: not set up yet; run "npm run setup" in ${root}\n`);
    }
  });

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    it(`hands ${signal} on to the pinned Node`, async (test) => {
      const main = `process.on('${signal}', () => process.exit(7)); setInterval(() => {}, 1000);
        (await import('node:fs')).writeFileSync('ready', '');`;
      const { root, launcher } = checkout(test, main.replace("'ready'", 'new URL("../../../ready", import.meta.url)'));
      pinNode(root);
      const { child, ended } = start(test, launcher, [], { isOld: true });
      while (!existsSync(join(root, 'ready'))) await wait(20);
      child.kill(signal);
      assert.equal((await ended).code, 7);
    });
  }

  it('tells the pinned Node when it is killed by kill -9', async (test) => {
    const place = (name) => `new URL("../../../${name}", import.meta.url)`;
    const main = `import { writeFileSync } from 'node:fs';
      process.on('disconnect', () => { writeFileSync(${place('gone')}, ''); process.exit(); });
      writeFileSync(${place('ready')}, '');`;
    const { root, launcher } = checkout(test, main);
    pinNode(root);
    const { child } = start(test, launcher, [], { isOld: true });
    while (!existsSync(join(root, 'ready'))) await wait(20);
    child.kill('SIGKILL');
    while (!existsSync(join(root, 'gone'))) await wait(20);
  });

  it('ends by the signal that ended the pinned Node', async (test) => {
    const { root, launcher } = checkout(test, "process.kill(process.pid, 'SIGKILL');");
    pinNode(root);
    const { code, signal } = await start(test, launcher, [], { isOld: true }).ended;
    assert.equal(code, null);
    assert.equal(signal, 'SIGKILL');
  });
});

describe('npm start', () => {
  it('runs the main example, the small one with --quick, and hands other arguments on', async (test) => {
    const { root } = checkout(test, TELL_ARGUMENTS);
    const file = join(root, 'tools', 'start', 'start.mjs');
    const asked = async (...args) => JSON.parse((await start(test, file, args).ended).output);
    assert.deepEqual(await asked(), ['run', 'examples/so-n-heat-map.yaml']);
    assert.deepEqual(await asked('--quick'), ['run', 'examples/quick.yaml']);
    assert.deepEqual(await asked('--quick', '--out', 'x'), ['run', 'examples/quick.yaml', '--out', 'x']);
  });
});
