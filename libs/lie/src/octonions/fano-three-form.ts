import { FANO_PRODUCTS } from './multiply-octonions.js';

/**
 * The cross product of R⁷: (x × y)_k = f_ijk x_i y_j, the imaginary part of the product of imaginary octonions.
 *
 * @param x seven numbers
 * @param y seven numbers
 */
export function crossProduct(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const product = new Float64Array(7);
  for (const [i, j, k] of FANO_PRODUCTS) {
    const [first, second] = [i - 1, j - 1];
    product[k - 1] =
      (product[k - 1] ?? NaN) + ((x[first] ?? NaN) * (y[second] ?? NaN) - (x[second] ?? NaN) * (y[first] ?? NaN));
  }
  return product;
}

/**
 * The 3-form f_ijk x_i y_j z_k of R⁷ = ⟨x × y, z⟩, totally antisymmetric, kept by G2 alone.
 *
 * @param x seven numbers
 * @param y seven numbers
 * @param z seven numbers
 */
export function fanoThreeForm(x: ArrayLike<number>, y: ArrayLike<number>, z: ArrayLike<number>): number {
  return crossProduct(x, y).reduce((sum, entry, k) => sum + entry * (z[k] ?? NaN), 0);
}

/**
 * The gradients of the 3-form by each vector: y × z, z × x and x × y.
 *
 * @param x seven numbers
 * @param y seven numbers
 * @param z seven numbers
 */
export function fanoThreeFormGradients(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  z: ArrayLike<number>,
): [byX: Float64Array, byY: Float64Array, byZ: Float64Array] {
  return [crossProduct(y, z), crossProduct(z, x), crossProduct(x, y)];
}
