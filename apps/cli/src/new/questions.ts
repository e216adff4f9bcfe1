import { createInterface } from 'node:readline/promises';
import { InterruptedError } from '../errors/interrupted-error.js';

/** Asks; an empty answer takes the proposal. */
export type Ask = (question: string, proposal: string) => Promise<string>;

/**
 * Asks on a terminal, one line each. The terminal itself lets a person edit a line: output is guarded, and no sequence that moves a cursor
 * would pass.
 *
 * @throws InterruptedError from a question that is answered with Ctrl-C or Ctrl-D
 */
export async function withQuestions<Result>(
  { input, output }: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream },
  use: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  // Nothing of it is written to: the terminal shows what is typed, and a prompt of its own would be a sequence.
  const lines = createInterface({ input, terminal: false });
  const answers = lines[Symbol.asyncIterator]();
  const stop = (): void => {
    lines.close();
  };
  process.on('SIGINT', stop);
  try {
    return await use(async (question, proposal) => {
      output.write(proposal === '' ? `${question}: ` : `${question} [${proposal}]: `);
      const { done, value } = await answers.next();
      if (done === true) throw new InterruptedError({ happened: '\nStopped; nothing was written.' });
      return value.trim() === '' ? proposal : value.trim();
    });
  } finally {
    process.off('SIGINT', stop);
    lines.close();
  }
}

/** Takes every proposal. */
export const takeProposals: Ask = (_, proposal) => Promise.resolve(proposal);
