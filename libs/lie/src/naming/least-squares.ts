import { triangularise } from '../factor-rows.js';
import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { rowsOf } from '../structure/lie-algebra.js';
import { symmetricEigen } from '../structure/symmetric-eigen.js';

/** Directions with a singular value below this share of the largest are left out. */
const NEGLIGIBLE_SHARE = 1e-4;

/** Rounds that make up for the digits which AᵀA loses. */
const REFINEMENTS = 3;

/**
 * The shortest x with ‖A x − b‖ as small as it can be.
 *
 * @param matrix A, shape [m, u]
 * @param right b, m numbers
 * @returns u numbers
 */
export function leastSquares(matrix: Matrix, right: Float64Array): Float64Array {
  const triangle = triangularise(matrix);
  const { values, vectors } = symmetricEigen(multiply(transpose(triangle), triangle));
  const largest = values.at(-1) ?? 0;
  const directions = rowsOf(vectors);
  const transposed = transpose(matrix);
  const solution = new Float64Array(matrix.columns);
  for (let round = 0; round <= REFINEMENTS; round++) {
    const reached = multiply(matrix, matrixOf(matrix.columns, 1, solution)).data;
    const missing = right.map((entry, at) => entry - (reached[at] ?? NaN));
    const slope = multiply(transposed, matrixOf(missing.length, 1, missing)).data;
    directions.forEach((direction, k) => {
      const value = values[k] ?? NaN;
      if (value > NEGLIGIBLE_SHARE ** 2 * largest) {
        const along = direction.reduce((sum, entry, at) => sum + entry * (slope[at] ?? NaN), 0) / value;
        direction.forEach((entry, at) => (solution[at] = (solution[at] ?? NaN) + along * entry));
      }
    });
  }
  return solution;
}
