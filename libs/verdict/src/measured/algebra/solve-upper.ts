import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';

/**
 * R⁻¹X by substitution from the last row.
 *
 * @param triangle R, shape [q, q], upper triangular with no zero on the diagonal
 * @param right X, shape [q, c]; a square one must be upper triangular, and so is then the result
 */
export function solveUpper({ rows: size, data: r }: Matrix, right: Matrix): Matrix {
  const { columns } = right;
  const isTriangle = columns === size;
  const solution = matrixOf(size, columns, right.data);
  const x = solution.data;
  for (let i = size - 1; i >= 0; i--) {
    const row = i * columns;
    for (let k = i + 1; k < size; k++) {
      const factor = r[i * size + k] ?? NaN;
      for (let j = isTriangle ? k : 0; j < columns; j++) {
        x[row + j] = (x[row + j] ?? NaN) - factor * (x[k * columns + j] ?? NaN);
      }
    }
    const pivot = r[i * size + i] ?? NaN;
    for (let j = isTriangle ? i : 0; j < columns; j++) {
      x[row + j] = (x[row + j] ?? NaN) / pivot;
    }
  }
  return solution;
}
