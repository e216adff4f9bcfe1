import type { RowBlocks } from '@liesweep/sweep';

/** The mean of a column, of numbers whose sum may overflow. @param column rows of one number */
export function meanOf(column: RowBlocks): number {
  let mean = 0;
  for (const block of column.blocks()) {
    for (const entry of block) {
      mean += entry / column.rowCount;
    }
  }
  return mean;
}

/**
 * √(mean of (x − shift)²) of every column, of numbers whose squares may overflow or vanish.
 *
 * @returns one number per column; 0 where all are `shift`
 */
export function columnSizes(rows: RowBlocks, shift = 0): Float64Array {
  const { width, rowCount } = rows;
  const largest = new Float64Array(width);
  for (const block of rows.blocks()) {
    for (let at = 0; at < block.length; at++) {
      const column = at % width;
      largest[column] = Math.max(largest[column] ?? NaN, Math.abs((block[at] ?? NaN) - shift));
    }
  }
  const squares = new Float64Array(width);
  for (const block of rows.blocks()) {
    for (let at = 0; at < block.length; at++) {
      const column = at % width;
      squares[column] = (squares[column] ?? NaN) + (((block[at] ?? NaN) - shift) / (largest[column] ?? NaN)) ** 2;
    }
  }
  return largest.map((size, column) => (size === 0 ? 0 : size * Math.sqrt((squares[column] ?? NaN) / rowCount)));
}

/** The largest modulus in a column. @param column rows of one number */
export function largestOf(column: RowBlocks): number {
  let largest = 0;
  for (const block of column.blocks()) {
    for (const entry of block) {
      largest = Math.max(largest, Math.abs(entry));
    }
  }
  return largest;
}

/** The smallest number in a column. @param column rows of one number */
export function leastOf(column: RowBlocks): number {
  let least = Infinity;
  for (const block of column.blocks()) {
    for (const entry of block) {
      least = Math.min(least, entry);
    }
  }
  return least;
}
