import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { pairs } from '../pairs.js';

/**
 * so(p,q): the generators that keep x_1² + … + x_p² − x_{p+1}² − … − x_{p+q}². Those of two features of one sign are rotations,
 * those of two signs boosts; `indefiniteSo(1, 3)` is `lorentz`.
 *
 * @param p at least 0, the number of features of positive sign, which come first
 * @param q at least 0, that of negative sign
 * @returns n(n−1)/2 generators E_jk ∓ E_kj, j < k, of shape [n, n], n = p + q, with ⟨J_a, J_b⟩ = 2 δ_ab
 */
export function indefiniteSo(p: number, q: number): Matrix[] {
  const n = p + q;
  return pairs(n).map(([j, k]) => {
    const generator = matrixOf(n, n);
    generator.data[j * n + k] = 1;
    generator.data[k * n + j] = j < p && k >= p ? 1 : -1;
    return generator;
  });
}
