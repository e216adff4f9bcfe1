import type { WriteStream } from 'node:tty';

/** Where the output is no terminal. */
const USUAL_COLUMNS = 80;

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST = 110;

/** In a narrower terminal its own wrapping reads no worse. */
const NARROWEST = 40;

/** Columns that text may fill: those of the terminal, between 40 and 110, and 80 on a pipe or in a file. */
export function textWidth({ columns }: { readonly columns: WriteStream['columns'] | undefined }): number {
  return columns === undefined || columns <= 0 ? USUAL_COLUMNS : Math.max(NARROWEST, Math.min(WIDEST, columns));
}
