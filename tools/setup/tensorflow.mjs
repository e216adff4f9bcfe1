import { readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lastLines, runCommand } from './command.mjs';
import { CUDA_WHEELS, TENSORFLOW_GPU_WHEEL, TENSORFLOW_WHEEL } from './pins.mjs';
import { SetupProblem } from './setup-problem.mjs';
import { extractWheel } from './wheel.mjs';

const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
const BINDING = join('lib', 'napi-v8', 'tfjs_binding.node');
const HEADERS =
  /^tensorflow\/include\/(tensorflow\/c\/|(xla\/)?tsl\/c\/|tensorflow\/tsl\/c\/|(tensorflow\/core|tensorflow\/tsl|tsl)\/platform\/ctstring)/;
const LIBRARY = /^tensorflow\/(libtensorflow_(?:cc|framework)\.so\.2)$/;
const NOTICES = /^tensorflow\/THIRD_PARTY_NOTICES\.txt$/;
const LICENSE = /\.dist-info\/(?:licenses\/)?LICENSE$/;

/** CUDA's libraries, the compiler that XLA calls, and the library of functions that it links. */
const CUDA_FILE = /^nvidia\/[a-z_0-9]+\/(lib\/[^/]+\.so[.0-9]*|bin\/ptxas|nvvm\/libdevice\/[^/]+\.bc)$/;

/** A program, which a wheel's archive does not say. */
const CUDA_ASSEMBLER = join('nvidia', 'cuda_nvcc', 'bin', 'ptxas');

/**
 * The two ways to have TensorFlow: for CPUs, and with CUDA 12.
 *
 * @typedef {{ npmPackage: string, wheel: object, cudaWheels: readonly object[] }} Flavour
 * @type {Readonly<Record<'cpu' | 'gpu', Flavour>>}
 */
export const FLAVOURS = {
  cpu: { npmPackage: 'tfjs-node', wheel: TENSORFLOW_WHEEL, cudaWheels: [] },
  gpu: { npmPackage: 'tfjs-node-gpu', wheel: TENSORFLOW_GPU_WHEEL, cudaWheels: CUDA_WHEELS },
};

/** The name of the cache entry: the wheel's version and hash, and the version of the binding compiled against it. */
export function tensorflowEntryName(root, { npmPackage, wheel: { name, version, sha256 } } = FLAVOURS.cpu) {
  return `${name}-${version}-${sha256.slice(0, 12)}-${npmPackage}-${packageVersion(root, `@tensorflow/${npmPackage}`)}`;
}

/**
 * Builds what tfjs-node's own installer would download: TensorFlow's C library, out of its Python wheel, and the
 * binding to Node, compiled. It is written for the stable Node-API, so that one binary serves every Node.
 *
 * @throws {SetupProblem} when pip or the C++ compiler is missing or fails
 */
export async function buildTensorflow(root, node, folder, flavour = FLAVOURS.cpu) {
  const { code } = await runCommand('g++', ['--version']);
  if (code !== 0) throw new SetupProblem('there is no C++ compiler (on Debian: apt install g++)');
  await extractWheel(flavour.wheel, folder, (name) => placeFor(name, folder));
  await stripLibraries(folder);
  await compileBinding(root, folder, flavour.npmPackage);
  await rm(join(folder, 'include'), { recursive: true });
  for (const wheel of flavour.cudaWheels) {
    await extractWheel(wheel, folder, (name) => (CUDA_FILE.test(name) ? join(folder, 'deps', name) : undefined));
  }
  if (flavour.cudaWheels.length > 0) await chmod(join(folder, 'deps', CUDA_ASSEMBLER), 0o755);
  await tryBinding(node, join(folder, BINDING));
}

/**
 * Builds the same where the binding is compiled already, as in a Python wheel: only the library is downloaded.
 *
 * @throws {SetupProblem} when pip is missing or fails, or the library does not load here
 */
export async function bringTensorflow(root, node, folder, flavour = FLAVOURS.cpu) {
  await extractWheel(flavour.wheel, folder, (name) => (HEADERS.test(name) ? undefined : placeFor(name, folder)));
  await stripLibraries(folder);
  await mkdir(dirname(join(folder, BINDING)), { recursive: true });
  await copyFile(places(root, flavour.npmPackage).binding, join(folder, BINDING));
  await tryBinding(node, join(folder, BINDING));
}

/** True when tfjs-node in node_modules uses the cache entry. */
export async function isTensorflowPlaced(root, entry, { npmPackage } = FLAVOURS.cpu) {
  const { deps, binding } = places(root, npmPackage);
  try {
    return (
      (await readlink(deps)) === join(entry, 'deps') && readFileSync(binding).equals(readFileSync(join(entry, BINDING)))
    );
  } catch {
    return false;
  }
}

/** Puts the cache entry into tfjs-node: its libraries as a link, the binding as a copy, each replaced in one step. */
export async function placeTensorflow(root, entry, { npmPackage } = FLAVOURS.cpu) {
  const { deps, binding } = places(root, npmPackage);
  const draft = `.draft-${String(process.pid)}`;
  await mkdir(dirname(binding), { recursive: true });
  await copyFile(join(entry, BINDING), binding + draft); // a copy: the libraries are found relative to the real path
  await rename(binding + draft, binding);
  await rm(deps + draft, { force: true });
  await symlink(join(entry, 'deps'), deps + draft);
  try {
    await rename(deps + draft, deps);
  } catch {
    await rm(deps, { recursive: true, force: true }); // a folder, made by another installer
    await rename(deps + draft, deps);
  }
}

function places(root, npmPackage) {
  const folder = join(root, 'node_modules', '@tensorflow', npmPackage);
  return { deps: join(folder, 'deps'), binding: join(folder, BINDING) };
}

function placeFor(name, folder) {
  const library = LIBRARY.exec(name)?.[1];
  if (library !== undefined) return join(folder, 'deps', 'lib', library);
  if (HEADERS.test(name)) return join(folder, name.slice('tensorflow/'.length));
  if (NOTICES.test(name)) return join(folder, 'deps', 'THIRD_PARTY_NOTICES.txt');
  return LICENSE.test(name) ? join(folder, 'deps', 'LICENSE') : undefined;
}

/** Drops the symbols that nothing loads, a quarter of the size; without binutils they stay. */
async function stripLibraries(folder) {
  for (const library of LIBRARIES) {
    const path = join(folder, 'deps', 'lib', library);
    await chmod(path, 0o755);
    await runCommand('strip', ['--strip-unneeded', path]);
  }
}

async function compileBinding(root, folder, npmPackage) {
  const sources = join(root, 'node_modules', '@tensorflow', npmPackage, 'binding');
  const headers = join(root, 'node_modules', 'node-api-headers', 'include');
  const binding = join(folder, BINDING);
  await mkdir(dirname(binding), { recursive: true });
  const { code, output } = await runCommand('g++', [
    ...['-std=c++17', '-O2', '-fPIC', '-shared', '-s', '-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION'],
    ...['-I', headers, '-I', join(folder, 'include')],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((file) => join(sources, file)),
    ...['-L', join(folder, 'deps', 'lib'), ...LIBRARIES.map((library) => `-l:${library}`)],
    ...['-Wl,-rpath,$ORIGIN/../../deps/lib', '-o', binding],
  ]);
  if (code !== 0) throw new SetupProblem(`the C++ compiler could not build the binding (${lastLines(output, 2)})`);
}

async function tryBinding(node, binding) {
  const script = 'const m={exports:{}};process.dlopen(m,process.argv[1]);if(!m.exports.TF_Version)process.exit(1)';
  const { code, output } = await runCommand(node, ['-e', script, binding], { env: { TF_CPP_MIN_LOG_LEVEL: '3' } });
  if (code !== 0) throw new SetupProblem(`the library does not load on this machine (${lastLines(output, 1)})`);
}

function packageVersion(root, name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}
