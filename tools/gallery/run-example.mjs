import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LIESWEEP = fileURLToPath(new URL('../../apps/cli/bin/liesweep.mjs', import.meta.url));

/**
 * Runs one sweep file by the command line, as a user would, and gives what it printed.
 *
 * @param {string} sweepFile absolute path
 * @param {string} workFolder where the run's folder and stores go
 * @returns {Promise<{ document: any, seconds: number }>} the JSON document of `liesweep run --json`, and the wall time
 * @throws Error when the command fails
 */
export async function runExample(sweepFile, workFolder) {
  const began = performance.now();
  const child = spawn(process.execPath, [LIESWEEP, 'run', sweepFile, '--json'], {
    cwd: workFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = [];
  child.stdout.on('data', (piece) => output.push(piece));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${sweepFile}: liesweep run ended with exit code ${String(code)}`);
  return { document: JSON.parse(Buffer.concat(output).toString()), seconds: (performance.now() - began) / 1000 };
}
