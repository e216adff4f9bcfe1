/** Numbers of one block: a mebibyte. Fewer make the messages count, more the memory. */
const BLOCK_NUMBERS = 2 ** 17;
const LEAST_ROWS = 256;
const MOST_ROWS = 2 ** 15;

/** Rows of a block of so many columns. */
export function blockRows(columnCount: number): number {
  return Math.min(MOST_ROWS, Math.max(LEAST_ROWS, Math.floor(BLOCK_NUMBERS / Math.max(1, columnCount))));
}
