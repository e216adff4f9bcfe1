import { albertDeterminant, albertDeterminantGradient } from './albert-determinant.js';

/** Orthonormal axes of the diagonals without a trace. */
const AXES = [
  [Math.SQRT1_2, -Math.SQRT1_2, 0],
  [1 / Math.sqrt(6), 1 / Math.sqrt(6), -2 / Math.sqrt(6)],
] as const;

/**
 * The cubic form of the 26: the determinant on the Hermitian 3×3 matrices of octonions without a trace, kept by F4.
 *
 * @param x 26 orthonormal coordinates: (a − b)/√2 and (a + b − 2c)/√6 of the diagonal, then √2 times u, v, w
 */
export function tracelessCubic(x: Float64Array): number {
  return albertDeterminant(withDiagonal(x));
}

/**
 * The gradient of the cubic form of the 26.
 *
 * @param x 26 orthonormal coordinates, as for `tracelessCubic`
 * @returns 26 numbers
 */
export function tracelessCubicGradient(x: Float64Array): Float64Array {
  const gradient = albertDeterminantGradient(withDiagonal(x));
  const along = (axis: readonly number[]): number =>
    axis.reduce((sum, entry, index) => sum + entry * (gradient[index] ?? NaN), 0);
  return Float64Array.of(...AXES.map(along), ...gradient.subarray(3));
}

/** The 27 coordinates of a point of the 26. */
function withDiagonal(x: Float64Array): Float64Array {
  const [s = NaN, t = NaN] = x;
  const [first, second] = AXES;
  const diagonal = first.map((entry, index) => s * entry + t * (second[index] ?? NaN));
  return Float64Array.of(...diagonal, ...x.subarray(2));
}
