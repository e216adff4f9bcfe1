import { matrixOf, multiply, scale } from './matrix.js';
import type { Matrix } from './matrix.js';

/** The series converges to rounding within `TERMS` terms for matrices of no larger norm. */
const LARGEST_NORM = 0.5;
const TERMS = 16;

/** Norms that are halved more often give numbers beyond float64. */
const MOST_HALVINGS = 60;

/**
 * exp(A) of a square matrix: the series of A/2ˢ, squared s times.
 *
 * @returns NaN in all places where an entry is not finite, or the matrix is too large for its exponential
 */
export function exponential(matrix: Matrix): Matrix {
  const { rows } = matrix;
  const norm = Math.max(0, ...absoluteRowSums(matrix));
  const halvings = Math.max(0, Math.ceil(Math.log2(norm / LARGEST_NORM)));
  if (!Number.isFinite(norm) || halvings > MOST_HALVINGS) {
    return { ...matrix, data: new Float64Array(rows * rows).fill(NaN) };
  }
  const small = scale(matrix, 2 ** -halvings);
  let sum = one(rows);
  // Horner: 1 + A (1 + A/2 (1 + A/3 (…)))
  for (let k = TERMS; k >= 1; k--) {
    const inner = scale(multiply(small, sum), 1 / k);
    sum = one(rows);
    inner.data.forEach((entry, at) => {
      sum.data[at] = (sum.data[at] ?? NaN) + entry;
    });
  }
  for (let square = 0; square < halvings; square++) sum = multiply(sum, sum);
  return sum;
}

function absoluteRowSums({ rows, columns, data }: Matrix): number[] {
  return Array.from({ length: rows }, (_, row) =>
    data.subarray(row * columns, (row + 1) * columns).reduce((sum, entry) => sum + Math.abs(entry), 0),
  );
}

function one(size: number): Matrix {
  const identity = matrixOf(size, size);
  for (let k = 0; k < size; k++) identity.data[k * (size + 1)] = 1;
  return identity;
}
