import { execFileSync, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const APP = resolve(__dirname, '../..');
const ROOT = resolve(APP, '../..');

/** How a command ended, and what it said. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Compiles the command line, so that specs run what users run. For specs. */
export function buildLiesweep(): void {
  execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-b', join(APP, 'tsconfig.lib.json')], { encoding: 'utf8' });
}

/** Runs `liesweep` in a folder, as a user would. For specs. */
export function runLiesweep(folder: string, ...parameters: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(APP, 'bin/liesweep.mjs'), ...parameters], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({ exitCode, ...output });
    });
  });
}
