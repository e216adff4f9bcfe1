import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runCommand } from './command.mjs';
import { SetupProblem } from './setup-problem.mjs';

const SHARED_INPUTS = ['package-lock.json', 'tsconfig.base.json'];
const GROUPS = ['apps', 'libs'];
const PROJECT_FILES = ['package.json', 'tsconfig.lib.json', 'vite.config.mjs', 'index.html'];
const BUNDLER = join('apps', 'orchestrator', 'dist', 'bundle-workflows.js');
const BUNDLE = join('apps', 'orchestrator', 'dist', 'workflow-bundle.js');
const WEB = join('apps', 'web');
const PAGE = join(WEB, 'dist', 'index.html');

/** True when no source changed, came or went since the last build, and its output is still there. */
export function isBuilt(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === sourceState(root) && hasOutput(root);
}

/**
 * Compiles the apps with the libraries they use, then bundles the workflows for Temporal's sandbox, and the page.
 *
 * @throws {SetupProblem} with the compiler's own words when something does not compile
 */
export async function buildApps(root, node) {
  const state = sourceState(root); // taken first: what changes meanwhile is built next time
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const projects = appFolders(root).map((app) => join(app, 'tsconfig.lib.json'));
  const compiled = await runCommand(node, [tsc, '-b', ...projects], { cwd: root });
  if (compiled.code !== 0) throw new SetupProblem(`the sources do not compile:\n${compiled.output.trim()}`);
  if (existsSync(join(root, BUNDLER))) {
    const bundled = await runCommand(node, [BUNDLER], { cwd: root });
    if (bundled.code !== 0) throw new SetupProblem(`the workflows could not be bundled:\n${bundled.output.trim()}`);
  }
  if (existsSync(join(root, WEB))) {
    // Whatever the environment of whoever builds says: Vite does not build for tests.
    const env = { NODE_ENV: 'production' };
    const page = await runCommand(node, [viteProgram(root), 'build'], { cwd: join(root, WEB), env });
    if (page.code !== 0) throw new SetupProblem(`the page could not be built:\n${page.output.trim()}`);
  }
  await mkdir(join(root, '.cache'), { recursive: true });
  await writeFile(stampFile(root), state);
}

function viteProgram(root) {
  const manifest = createRequire(join(root, WEB, 'package.json')).resolve('vite/package.json');
  return join(dirname(manifest), 'bin', 'vite.js');
}

function stampFile(root) {
  return join(root, '.cache', 'build-stamp');
}

function hasOutput(root) {
  const mains = appFolders(root).filter((app) => existsSync(join(app, 'src', 'main.ts')));
  const isBundled = !existsSync(join(root, BUNDLER)) || existsSync(join(root, BUNDLE));
  const hasPage = !existsSync(join(root, WEB)) || existsSync(join(root, PAGE));
  return isBundled && hasPage && mains.every((app) => existsSync(join(app, 'dist', 'main.js')));
}

/** A digest of the paths, sizes and times of everything the build reads. */
function sourceState(root) {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${String(size)} ${String(mtimeMs)}\n`);
  };
  for (const path of SHARED_INPUTS) add(join(root, path));
  for (const project of GROUPS.flatMap((group) => folders(join(root, group)))) {
    for (const name of PROJECT_FILES) if (existsSync(join(project, name))) add(join(project, name));
    const sources = join(project, 'src');
    const names = readdirSync(sources, { recursive: true }).filter((name) => isSource(name));
    for (const name of names.sort()) add(join(sources, name));
  }
  return hash.digest('hex');
}

function isSource(name) {
  return /\.(tsx?|css)$/.test(name) && !/\.spec\.tsx?$/.test(name);
}

function appFolders(root) {
  return folders(join(root, 'apps'));
}

function folders(parent) {
  const names = readdirSync(parent).sort();
  return names.map((name) => join(parent, name)).filter((folder) => existsSync(join(folder, 'package.json')));
}
