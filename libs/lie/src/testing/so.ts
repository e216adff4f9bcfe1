import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { pairs } from '../pairs.js';

/**
 * so(n): the antisymmetric matrices, generators of rotations.
 *
 * @param n at least 1
 * @returns n(n−1)/2 generators E_jk − E_kj, j < k, of shape [n, n] with ⟨J_a, J_b⟩ = 2 δ_ab
 */
export function so(n: number): Matrix[] {
  return pairs(n).map(([j, k]) => {
    const rotation = matrixOf(n, n);
    rotation.data[j * n + k] = 1;
    rotation.data[k * n + j] = -1;
    return rotation;
  });
}
