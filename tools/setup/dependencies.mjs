import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lastLines, runCommand } from './command.mjs';
import { SetupProblem } from './setup-problem.mjs';

const TRIES = 2;
const FLAGS = [
  '--ignore-scripts',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--include=dev',
  '--include=optional',
];

/** True when node_modules holds exactly what package-lock.json asks for, by npm's own record of the installation. */
export function areDependenciesInstalled(root) {
  const lockfile = readJson(join(root, 'package-lock.json'));
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  if (lockfile === undefined || installed === undefined) return false;
  return (
    isInstalledAsLocked(lockfile, installed) &&
    Object.keys(installed.packages).every((path) => existsSync(join(root, path, 'package.json')))
  );
}

/** True when each package of the lockfile is installed in its version; optional ones may be absent. */
export function isInstalledAsLocked(lockfile, installed) {
  return Object.entries(lockfile.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * Installs the locked dependencies; no install script of any package runs. Tried twice, for a network that stumbles.
 *
 * @throws {SetupProblem} when npm fails
 */
export async function installDependencies(root) {
  let output = '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [program, prefix] = npmCommand();
    const result = await runCommand(program, [...prefix, 'ci', ...FLAGS], { cwd: root });
    if (result.code === 0) return;
    output = result.output;
  }
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!)/i.test(line));
  throw new SetupProblem(
    `npm ci could not install the dependencies (${lastLines(errors.slice(0, 4).join('\n') || output)}). ` +
      'They come from the npm registry: check the network, then run this again.',
  );
}

/** Under `npm run` the npm that is running, else the one on PATH. */
function npmCommand() {
  const running = process.env.npm_execpath;
  return running !== undefined && basename(running) === 'npm-cli.js' ? [process.execPath, [running]] : ['npm', []];
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
