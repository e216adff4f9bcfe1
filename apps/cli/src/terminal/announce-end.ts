import { spawn } from 'node:child_process';
import { ownControl } from '@liesweep/logging/terminal';
import type { ExitCode } from '../exit-codes.js';
import type { Terminal } from './terminal.js';

/** How the user wants to hear of the end of a command that takes long. */
export interface EndOptions {
  /** By the bell of the terminal, and a notification (OSC 9) where it has them. */
  readonly notify?: boolean;
  /** By a command for the shell. */
  readonly onEnd?: string;
}

/** What has ended. */
export interface EndFacts {
  /** Undefined where it ended before it had one. */
  readonly sweepId: string | undefined;
  /** Of the run; undefined where there is none on this machine. */
  readonly folder: string | undefined;
  readonly exitCode: ExitCode;
}

/**
 * Tells the user of the end of a command. The command of the user is given to the shell as it was written; the facts are in its
 * environment, LIESWEEP_EXIT_CODE, LIESWEEP_SWEEP_ID and LIESWEEP_FOLDER, so that nothing of them is taken for a command. Whether
 * it succeeds changes nothing.
 */
export async function announceEnd(
  { sweepId = '', folder = '', exitCode }: EndFacts,
  { notify = false, onEnd }: EndOptions,
  { stderr, isQuiet }: Pick<Terminal, 'stderr' | 'isQuiet'>,
): Promise<void> {
  if (notify && (stderr.isTTY as boolean | undefined) === true) {
    const text = `liesweep: ${sweepId} ${exitCode === 0 ? 'is complete' : `ended with exit code ${String(exitCode)}`}`;
    stderr.write(ownControl(`\u0007\u001b]9;${text.replaceAll(/\p{Cc}/gu, '')}\u0007`));
  }
  if (onEnd === undefined) return;
  const facts = { LIESWEEP_EXIT_CODE: String(exitCode), LIESWEEP_SWEEP_ID: sweepId, LIESWEEP_FOLDER: folder };
  const output = isQuiet ? 'ignore' : 'inherit';
  // The results of this command are on standard output already, which may be read by another.
  const child = spawn(onEnd, {
    ...{ shell: true, env: { ...process.env, ...facts }, stdio: ['ignore', isQuiet ? 'ignore' : 2, output] },
  });
  const trouble = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (code, signal) => {
      resolve(code === 0 ? undefined : (signal ?? `exit code ${String(code)}`));
    });
  });
  if (trouble !== undefined) stderr.write(`Warning: the command of --on-end failed: ${trouble}\n`);
}
