import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Starting a process takes a second, or many of them on a machine that does other work too. */
export const PROCESS_TIMEOUT_MS = 600_000;

/** The suites' processes; what each does is said in the file of that name. */
type ScriptName = 'recording-process' | 'putting-process';

/** When a process is killed: so long after it has printed so many lines. */
export interface KillMoment {
  readonly lineCount: number;
  readonly delayMs: number;
}

/**
 * Runs a process and kills it with SIGKILL at the moment given, wherever it is then.
 *
 * @returns the lines that it printed, also those between the last one waited for and its death
 * @throws Error with what it said, when it ends by itself
 */
export async function runUntilKilled(
  script: ScriptName,
  parameters: readonly string[],
  moment: KillMoment,
): Promise<readonly string[]> {
  const { lines, signal, complaint } = await run(script, parameters, moment);
  if (signal !== 'SIGKILL') {
    throw new Error(
      `${script}: expected to be killed after ${String(moment.lineCount)} lines, but it ended: ${complaint}`,
    );
  }
  return lines;
}

/**
 * Runs a process to its end.
 *
 * @throws Error with what it said, when it fails
 */
export async function runToEnd(script: ScriptName, parameters: readonly string[]): Promise<void> {
  const { code, complaint } = await run(script, parameters);
  if (code !== 0) {
    throw new Error(`${script}: expected exit code 0, got ${String(code)}: ${complaint}`);
  }
}

interface Ending {
  readonly lines: readonly string[];
  readonly code: number | null;
  readonly signal: string | null;
  readonly complaint: string;
}

async function run(script: ScriptName, parameters: readonly string[], moment?: KillMoment): Promise<Ending> {
  const child = spawn(process.execPath, [...nodeArguments(script), ...parameters], {
    env: process.env, // as the tests have changed it
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    if (lines.length === moment?.lineCount) {
      setTimeout(() => child.kill('SIGKILL'), moment.delayMs);
    }
  });
  await closed;
  return { lines, code: child.exitCode, signal: child.signalCode, complaint };
}

function nodeArguments(script: ScriptName): readonly string[] {
  const isSource = import.meta.url.endsWith('.ts');
  const path = fileURLToPath(new URL(`./${script}${isSource ? '.ts' : '.js'}`, import.meta.url));
  return isSource
    ? [
        '--experimental-transform-types',
        '--disable-warning=ExperimentalWarning',
        '--conditions=@liesweep/source',
        `--import=${new URL('./resolve-typescript.ts', import.meta.url).href}`,
        path,
      ]
    : [path];
}
