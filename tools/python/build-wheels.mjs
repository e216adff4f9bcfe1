import { cp, mkdir, mkdtemp, readFile, readdir, readlink, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stageImage } from '../cluster/images/stage-image.mjs';
import { thirdPartyLicences } from '../cluster/images/third-party-licences.mjs';
import { lastLines, runCommand } from '../setup/command.mjs';
import { testEnvironment } from './test-environment.mjs';

const HELP = `Usage: node tools/python/build-wheels.mjs --to FOLDER

Builds the two wheels of the built checkout: liesweep, which runs wherever NumPy does, and liesweep-program, the program for
Linux x64. Needs Python 3.11 or newer with pip.`;

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const PYTHON = join(ROOT, 'python');
const BINDING = join('@tensorflow', 'tfjs-node', 'lib', 'napi-v8', 'tfjs_binding.node');
/** PyPI takes no larger file. */
const MOST_BYTES = 100_000_000;
/** The CUDA flavour is for trainers of a cluster, and the compiler bundles workflows, which are bundled already. */
const WITHOUT = ['@tensorflow/tfjs-node-gpu', '@swc/core'];

/**
 * Builds both wheels.
 *
 * @param {string} folder where they go
 * @returns {Promise<string[]>} their paths
 * @throws {Error} where the checkout is not built, or pip fails, or a wheel is larger than the registry takes
 */
export async function buildWheels(folder) {
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(tmpdir(), 'liesweep-wheels-'));
  try {
    const program = join(scratch, 'program');
    await cp(join(PYTHON, 'program'), program, { recursive: true });
    await stageProgram(program);
    const python = await testEnvironment(join(PYTHON, 'requirements-test.txt'), (sentence) => console.log(sentence));
    for (const project of [PYTHON, program]) await wheel(python, project, folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const paths = (await readdir(folder))
    .filter((name) => /^liesweep.*\.whl$/.test(name))
    .map((name) => join(folder, name));
  for (const path of paths) {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new Error(`${path} has ${String(size)} bytes, more than the registry takes`);
  }
  return paths;
}

/** Puts the built apps into the package, as they are in an image but for what a wheel cannot hold: links, and Node. */
async function stageProgram(project) {
  const scratch = join(project, 'stage');
  const foreign = await stageImage(ROOT, ['cli', 'orchestrator', 'trainer', 'api', 'web'], scratch, {
    without: WITHOUT,
  });
  const app = join(project, 'src', 'liesweep_program', 'app');
  await rename(join(scratch, 'app'), app);
  await rm(scratch, { recursive: true });
  await placeLibraries(join(app, 'node_modules', '@liesweep'));
  await rm(join(app, 'libs'), { recursive: true, force: true });
  await cp(join(ROOT, 'node_modules', BINDING), join(app, 'node_modules', BINDING), { recursive: true });
  for (const file of await moduleFiles(join(ROOT, 'tools', 'python', 'bring-tensorflow.mjs'))) {
    await cp(file, join(app, relative(ROOT, file)), { recursive: true });
  }
  await rm(join(app, 'THIRD-PARTY-LICENCES.txt'));
  const inside = foreign.filter(({ name }) => !name.startsWith('node-linux-'));
  const licences = await thirdPartyLicences(inside, 'this package holds beside Liesweep');
  await writeFile(join(project, 'THIRD-PARTY-LICENCES.txt'), licences);
  await cp(join(ROOT, 'LICENSE'), join(project, 'LICENSE'));
}

/** The libraries themselves in place of the links to them. */
async function placeLibraries(folder) {
  for (const name of await readdir(folder)) {
    const link = join(folder, name);
    const target = resolve(folder, await readlink(link));
    await unlink(link);
    await rename(target, link);
  }
}

/** A module and all modules beside it that it imports. */
async function moduleFiles(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of (await readFile(file, 'utf8')).matchAll(/from '(\.[^']+)'/g)) {
    await moduleFiles(resolve(dirname(file), name), found);
  }
  return found;
}

/** With the builder of the tests' environment, whose hash is known; nothing is downloaded. */
async function wheel(python, project, folder) {
  const flags = [
    '--no-index',
    '--no-deps',
    '--no-build-isolation',
    '--disable-pip-version-check',
    '--wheel-dir',
    folder,
  ];
  const { code, output } = await runCommand(python, ['-m', 'pip', 'wheel', ...flags, project]);
  if (code !== 0) throw new Error(`pip could not build a wheel of ${project}:\n${lastLines(output, 10)}`);
}

async function main() {
  const { values } = parseArgs({ options: { to: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help || values.to === undefined) {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  for (const path of await buildWheels(resolve(values.to))) {
    console.log(`${path}  ${((await stat(path)).size / 1e6).toFixed(1)} MB`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`build-wheels: ${error.message}`);
    process.exitCode = 1;
  });
}
