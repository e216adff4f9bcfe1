import { matMul, mul, ones, tensor2d } from '@tensorflow/tfjs-core';
import type { Oracle } from '../oracle.js';

/**
 * φ(x) = xᵀ A x with A symmetric: Lorentz, squeeze, ellipsoids. ∇φ = 2 A x.
 *
 * @param matrix A, symmetric, n rows of n numbers
 */
export function quadratic(matrix: readonly (readonly number[])[]): Oracle {
  const dimension = matrix.length;
  return {
    labelCount: 1,
    vectorCount: 1,
    evaluate: (x) => matMul(mul(matMul(x, tensor2d(matrix.map((row) => [...row]))), x), ones([dimension, 1])),
    gradient: (x) => [
      Float64Array.from(
        matrix,
        (row) => 2 * row.reduce((total, entry, column) => total + entry * (x[column] ?? Number.NaN), 0),
      ),
    ],
  };
}

/** The diagonal matrix of a signature, such as (1, −1, −1, −1). */
export function diagonal(signature: readonly number[]): number[][] {
  return signature.map((entry, row) => signature.map((_, column) => (row === column ? entry : 0)));
}
