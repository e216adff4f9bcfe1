import type { RunOptions } from './run-sweep.js';

/** What a shell takes as it is. */
const PLAIN_WORD = /^[\w./@:+-]+$/;

/** The command that makes a run, and continues it, from the same folder. */
export function continueCommand({ file, out, slots }: Pick<RunOptions, 'file' | 'out' | 'slots'>): string {
  return [
    `npx liesweep run ${quote(file)}`,
    ...(out === undefined ? [] : [`--out ${quote(out)}`]),
    ...(slots === undefined ? [] : [`--slots ${String(slots)}`]),
  ].join(' ');
}

function quote(text: string): string {
  return PLAIN_WORD.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
