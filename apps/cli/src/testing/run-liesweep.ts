import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';

const APP = resolve(__dirname, '../..');
const ROOT = resolve(APP, '../..');

/** How a command ended, and what it said. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<Ended>;
}

/** What set-up does last: builds the apps, unless no source has changed since. */
const BUILD = `
  import { buildApps, isBuilt } from ${JSON.stringify(join(ROOT, 'tools/setup/build.mjs'))};
  const [, root] = process.argv;
  if (!isBuilt(root)) await buildApps(root, process.execPath);
`;

/** Builds the apps, so that specs run what users run. For specs; takes long where the sources have changed. */
export function buildLiesweep(): void {
  execFileSync(process.execPath, ['--input-type=module', '-e', BUILD, ROOT], { encoding: 'utf8' });
}

/** Test runners ask for colours; what a user sends into a pipe has none. */
const PLAIN: NodeJS.ProcessEnv = { FORCE_COLOR: undefined, NO_COLOR: undefined };

/** Starts `liesweep` in a folder, as a user would. For specs. */
export function startLiesweep(
  folder: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Started {
  const child = spawn(process.execPath, [join(APP, 'bin/liesweep.mjs'), ...parameters], {
    cwd: folder,
    env: { ...process.env, ...PLAIN, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({ exitCode, ...output });
    });
  });
  return { child, pid: child.pid ?? 0, ended };
}

/** Runs `liesweep` in a folder to its end. For specs. */
export function runLiesweep(folder: string, ...parameters: readonly string[]): Promise<Ended> {
  return startLiesweep(folder, parameters).ended;
}
