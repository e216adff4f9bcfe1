import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.js';

/** Whether there is somebody to ask: at a terminal, and not told to be quiet. */
export function canAsk({ stdin, stderr, isQuiet }: Pick<Terminal, 'stdin' | 'stderr' | 'isQuiet'>): boolean {
  return !isQuiet && (stdin.isTTY as boolean | undefined) === true && (stderr.isTTY as boolean | undefined) === true;
}

/** Asks for yes or no; whatever does not begin with y is no, and so is the end of the input. */
export async function askUser(
  question: string,
  { stdin, stderr }: Pick<Terminal, 'stdin' | 'stderr'>,
): Promise<boolean> {
  // Without control sequences of its own: the guard of the output would show them.
  const lines = createInterface({ input: stdin, output: stderr, terminal: false });
  const ended = new AbortController();
  lines.once('close', () => {
    ended.abort();
  });
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal: ended.signal });
    return /^y/i.test(answer.trim());
  } catch (error) {
    if (ended.signal.aborted) return false;
    throw error;
  } finally {
    lines.close();
  }
}
