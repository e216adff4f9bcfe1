import { bidiagonalise } from './bidiagonalise.js';
import type { Bidiagonal } from './bidiagonalise.js';
import { triangularise } from './factor-rows.js';
import { isFiniteMatrix, scale, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';

/** A power of two: entries so small that their reciprocal overflows are divided by it first. */
const SMALLEST_UNIT = 2 ** -100;

/**
 * The singular values of a matrix in descending order.
 *
 * By Householder triangle, Golub–Kahan bidiagonal and bisection on its Sturm counts, which needs no convergence and is
 * a tenth of the work of a full decomposition.
 *
 * @param matrix shape [r, c]
 * @returns min(r, c) numbers ≥ 0, exact to rounding of the largest; all NaN when an entry is not finite
 */
export function singularValues(matrix: Matrix): Float64Array {
  const count = Math.min(matrix.rows, matrix.columns);
  if (count === 0 || !isFiniteMatrix(matrix)) {
    return new Float64Array(count).fill(NaN);
  }
  const largest = matrix.data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  if (largest === 0) {
    return new Float64Array(count);
  }
  if (1 / largest === Infinity) {
    return singularValues(scale(matrix, 1 / SMALLEST_UNIT)).map((value) => value * SMALLEST_UNIT);
  }
  const unit = scale(matrix.rows < matrix.columns ? transpose(matrix) : matrix, 1 / largest);
  const square = unit.rows === unit.columns ? unit : triangularise(unit);
  return bisect(bidiagonalise(square)).map((value) => value * largest);
}

/**
 * The singular values of B are the eigenvalues ≥ 0 of the tridiagonal matrix with zeros on its diagonal and
 * d_1, e_1, d_2, e_2, … beside it (Golub and Kahan).
 */
function bisect({ diagonal, superdiagonal }: Bidiagonal): Float64Array {
  const p = diagonal.length;
  const squares = new Float64Array(2 * p - 1);
  diagonal.forEach((entry, k) => (squares[2 * k] = entry * entry));
  superdiagonal.forEach((entry, k) => (squares[2 * k + 1] = entry * entry));
  const bound = 2 * Math.sqrt(squares.reduce((most, square) => Math.max(most, square), 0)) * (1 + 8 * Number.EPSILON); // Gershgorin
  const values = new Float64Array(p);
  const fill = (low: number, high: number, below: number, upTo: number): void => {
    if (upTo === below) {
      return;
    }
    const middle = (low + high) / 2;
    if (high - low <= Number.EPSILON * bound) {
      values.fill(middle, p - upTo, p - below);
      return;
    }
    const quarter = (low + middle) / 2;
    const threeQuarters = (middle + high) / 2;
    const [first, second, third] = countsBelow(squares, quarter, middle, threeQuarters);
    // eigenvalues come as ±σ
    fill(low, quarter, below, first - p);
    fill(quarter, middle, first - p, second - p);
    fill(middle, threeQuarters, second - p, third - p);
    fill(threeQuarters, high, third - p, upTo);
  };
  fill(0, bound, 0, p);
  return values;
}

/**
 * The number of eigenvalues below x, y and z of the tridiagonal matrix with zero diagonal: signs of its pivots q ← −x − s/q.
 * Three at once, since a division waits for the one before it.
 */
function countsBelow(squares: Float64Array, x: number, y: number, z: number): readonly [number, number, number] {
  let p = -x;
  let q = -y;
  let r = -z;
  let belowX = p < 0 ? 1 : 0;
  let belowY = q < 0 ? 1 : 0;
  let belowZ = r < 0 ? 1 : 0;
  for (const square of squares) {
    p = -x - square / (p === 0 ? Number.MIN_VALUE : p);
    q = -y - square / (q === 0 ? Number.MIN_VALUE : q);
    r = -z - square / (r === 0 ? Number.MIN_VALUE : r);
    belowX += p < 0 ? 1 : 0;
    belowY += q < 0 ? 1 : 0;
    belowZ += r < 0 ? 1 : 0;
  }
  return [belowX, belowY, belowZ];
}
