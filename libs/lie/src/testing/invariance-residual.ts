import type { Matrix } from '../matrix.js';

/**
 * Invariance: how much the oracle changes along a generator, by its Lie derivative.
 *
 *     (1/m) Σ_i ‖dφ(x_i)·𝒲 x_i‖² = (1/m) Σ_r (r · vec 𝒲)²
 *
 * @param generator 𝒲, p numbers
 * @param rows r, shape [samples · labels, p]
 * @param sampleCount m
 * @returns ≥ 0; NaN when not finite
 * @throws RangeError when the generator does not have p numbers
 */
export function invarianceResidual(generator: Matrix, rows: Matrix, sampleCount: number): number {
  const { data } = generator;
  const { columns } = rows;
  if (data.length !== columns) {
    throw new RangeError(`generator: expected ${String(columns)} numbers, got ${String(data.length)}`);
  }
  let sum = 0;
  for (let row = 0; row < rows.rows; row++) {
    let change = 0;
    for (let column = 0; column < columns; column++) {
      change += (rows.data[row * columns + column] ?? NaN) * (data[column] ?? NaN);
    }
    sum += change * change;
  }
  return sum / sampleCount;
}
