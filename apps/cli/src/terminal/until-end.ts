import { describeError } from '../errors/describe-error.js';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';
import { announceEnd, type EndFacts, type EndOptions } from './announce-end.js';
import type { Terminal } from './terminal.js';

/** What is told of a run when it has begun. */
export type BegunRun = Partial<Pick<EndFacts, 'sweepId' | 'folder'>>;

/**
 * Does what takes long, sets the exit code, and tells the user of the end as they wish, of a failure too; who has stopped it
 * knows.
 *
 * @param work told how to say which run it is
 */
export async function untilEnd(
  work: (begun: (run: BegunRun) => void) => Promise<ExitCode>,
  options: EndOptions,
  terminal: Terminal,
): Promise<void> {
  let run: BegunRun = {};
  const announce = async (exitCode: ExitCode): Promise<void> => {
    const { sweepId, folder } = run;
    if (exitCode !== EXIT_CODES.interrupted) await announceEnd({ sweepId, folder, exitCode }, options, terminal);
  };
  try {
    const exitCode = await work((begun) => {
      run = begun;
    });
    process.exitCode = exitCode;
    await announce(exitCode);
  } catch (error) {
    await announce(describeError(error).exitCode);
    throw error;
  }
}
