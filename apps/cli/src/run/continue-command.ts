import type { RunOptions } from './run-options.js';

/** What a shell takes as it is. */
const PLAIN_WORD = /^[\w./@:+-]+$/;

/** The command that makes a run, or retries what failed in it, and continues that, from the same folder. */
export function continueCommand({
  file,
  out,
  slots,
  retryFailed,
  trainAgain,
}: Pick<RunOptions, 'file' | 'out' | 'slots' | 'retryFailed' | 'trainAgain'>): string {
  return [
    `npx liesweep ${retryFailed ? 'retry --failed' : 'run'} ${quote(file)}`,
    ...(out === undefined ? [] : [`--out ${quote(out)}`]),
    ...(slots === undefined ? [] : [`--slots ${String(slots)}`]),
    ...(trainAgain ? ['--no-cache'] : []),
  ].join(' ');
}

function quote(text: string): string {
  return PLAIN_WORD.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
