import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../setup/cache.mjs';
import { lastLines, runCommand } from '../setup/command.mjs';
import { withLock } from '../setup/lock.mjs';

/** The oldest Python for which the pinned versions exist; the package itself runs on older ones. */
const OLDEST = [3, 11];
const PROGRAMS = ['python3', 'python'];

/** There is no Python here that the tests could use. */
export class NoPython extends Error {}

/**
 * The Python of a virtual environment with what the tests need, by version and hash; made in set-up's cache the first time.
 *
 * @param {string} requirements the file with versions and hashes
 * @param {(sentence: string) => void} say
 * @returns {Promise<string>} the path of its `python`
 * @throws {NoPython} where Python, or its pip, is missing or too old
 * @throws {Error} where pip fails
 */
export async function testEnvironment(requirements, say) {
  const { program, version } = await findPython();
  const digest = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  const folder = join(cacheFolder(), `python-${version}-${digest.slice(0, 12)}`);
  const stamp = join(folder, 'complete');
  if (!existsSync(stamp)) {
    await mkdir(cacheFolder(), { recursive: true });
    const onWait = (pid) => say(`waiting for process ${String(pid)}, which installs them …`);
    await withLock(`${folder}.lock`, () => install({ program, folder, stamp, requirements, say }), onWait);
  }
  return join(folder, 'bin', 'python');
}

async function install({ program, folder, stamp, requirements, say }) {
  if (existsSync(stamp)) return;
  say(`installing what the Python tests need into ${folder} …`);
  await rm(folder, { recursive: true, force: true });
  const made = await runCommand(program, ['-m', 'venv', folder]);
  if (made.code !== 0) throw new NoPython(`Python makes no virtual environment (${lastLines(made.output, 1)})`);
  const flags = [
    '--require-hashes',
    '--only-binary',
    ':all:',
    '--no-deps',
    '--disable-pip-version-check',
    '--no-compile',
  ];
  const pip = await runCommand(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', ...flags, '-r', requirements]);
  if (pip.code !== 0) throw new Error(`pip could not install ${requirements}:\n${lastLines(pip.output, 5)}`);
  await writeFile(stamp, '');
}

async function findPython() {
  for (const program of PROGRAMS) {
    const { code, output } = await runCommand(program, [
      '-c',
      'import sys, venv, ensurepip; print(*sys.version_info[:3])',
    ]);
    if (code !== 0) continue;
    const [major, minor, micro] = output.trim().split(' ').map(Number);
    if (major === OLDEST[0] && minor >= OLDEST[1]) return { program, version: [major, minor, micro].join('.') };
  }
  throw new NoPython(`there is no Python ${OLDEST.join('.')} or newer with venv and pip`);
}
