import { asRows, type RowBlocks } from '@liesweep/sweep';
import { columnQuantum, rowsLookedAt } from './column-quantum.js';

/**
 * How finely each column is known, in its own unit: see `columnQuantum`.
 *
 * @param table row-major [rows, width], or its rows block by block
 * @returns one number ≥ 0 for each of the first `count` columns
 */
export function columnQuanta(table: Float64Array | RowBlocks, width: number, count = width): Float64Array {
  const rows = asRows(table, width);
  const every = rowsLookedAt(rows.rowCount);
  const looked = new Float64Array(Math.ceil(rows.rowCount / every) * width);
  let [row, to] = [0, 0];
  for (const block of rows.blocks()) {
    const end = row + block.length / width;
    for (; (to / width) * every < end; to += width) {
      const from = ((to / width) * every - row) * width;
      looked.set(block.subarray(from, from + width), to);
    }
    row = end;
  }
  return Float64Array.from({ length: count }, (_, column) => columnQuantum(looked, column, width));
}
