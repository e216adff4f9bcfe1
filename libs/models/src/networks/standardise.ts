import type { Standardisation } from './network.js';

/** The standardisation that changes nothing, for `count` columns. */
export function unstandardised(count: number): Standardisation {
  return { mean: new Float32Array(count), scale: new Float32Array(count).fill(1) };
}

/**
 * The mean and the standard deviation of every column.
 *
 * @param table row-major [rows, columns]
 * @returns a scale of 1 where a column is constant
 */
export function standardise(table: ArrayLike<number>, columns: number): Standardisation {
  const rows = table.length / columns;
  const entry = (row: number, column: number): number => table[row * columns + column] ?? Number.NaN;
  const average = (column: number, term: (value: number) => number): number => {
    let total = 0;
    for (let row = 0; row < rows; row += 1) total += term(entry(row, column));
    return total / rows;
  };
  const mean = Float32Array.from({ length: columns }, (_, column) => average(column, (value) => value));
  const scale = mean.map((centre, column) => {
    const deviation = Math.sqrt(average(column, (value) => (value - centre) ** 2));
    return deviation === 0 ? 1 : deviation;
  });
  return { mean, scale };
}
