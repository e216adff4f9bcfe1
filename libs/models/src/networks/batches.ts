import { shuffled } from './split-rows.js';

/**
 * A function from the step to the rows of its batch: every row once in an epoch, in a new order in each.
 *
 * @param batchSize at most as many as there are rows
 */
export function batchesOf(rows: Int32Array, batchSize: number, seed: number): (step: number) => Int32Array {
  const size = Math.min(batchSize, rows.length);
  const perEpoch = Math.floor(rows.length / size);
  let epoch = -1;
  let order = rows;
  return (step) => {
    if (Math.floor(step / perEpoch) !== epoch) {
      epoch = Math.floor(step / perEpoch);
      order = shuffled(rows.length, seed + epoch).map((at) => rows[at] ?? 0);
    }
    const first = (step % perEpoch) * size;
    return order.subarray(first, first + size);
  };
}

/** Some rows of a table, [rows, columns], one after the other. */
export function rowsOf(table: ArrayLike<number>, columns: number, rows: Int32Array): Float32Array {
  const chosen = new Float32Array(rows.length * columns);
  rows.forEach((row, at) => {
    for (let column = 0; column < columns; column += 1)
      chosen[at * columns + column] = table[row * columns + column] ?? Number.NaN;
  });
  return chosen;
}
