import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLines, runCommand } from '../setup/command.mjs';
import { NoPython, testEnvironment } from './test-environment.mjs';

/**
 * Tests the Python package as pip installs it, with the built program of this checkout: types with mypy, then pytest. Arguments
 * go to pytest. Where there is no Python that would do it says so, and passes.
 */
const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const PROJECT = join(ROOT, 'python');
const INSTALLED = join(ROOT, '.cache', 'python-package');

async function main() {
  const python = await testEnvironment(join(PROJECT, 'requirements-test.txt'), (sentence) => console.log(sentence));
  await rm(INSTALLED, { recursive: true, force: true });
  const flags = [
    '--no-index',
    '--no-deps',
    '--no-build-isolation',
    '--disable-pip-version-check',
    '--target',
    INSTALLED,
  ];
  const { code, output } = await runCommand(python, ['-m', 'pip', 'install', '--quiet', ...flags, PROJECT]);
  if (code !== 0) throw new Error(`pip could not install the package:\n${lastLines(output, 10)}`);
  const env = { ...process.env, PYTHONPATH: INSTALLED, PYTHONDONTWRITEBYTECODE: '1', LIESWEEP_PROGRAM: ROOT };
  const checks = [
    ['-m', 'mypy', '--no-incremental'],
    ['-m', 'pytest', ...process.argv.slice(2)],
  ];
  for (const args of checks) {
    const child = spawn(python, args, { cwd: PROJECT, env, stdio: 'inherit' });
    const [status] = await once(child, 'exit');
    if (status !== 0) process.exitCode = 1;
  }
}

main().catch((error) => {
  if (error instanceof NoPython) {
    console.log(`SKIPPED the tests of the Python package: ${error.message}.`);
    return;
  }
  console.error(`python: ${error.message}`);
  process.exitCode = 1;
});
