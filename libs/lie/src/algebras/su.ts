import { matrixOf, scale } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { pairs } from '../pairs.js';
import { u } from './u.js';

/**
 * su(n): −i/√2 times the generalised Gell-Mann matrices λ, as the real blocks [[A, −B], [B, A]] of `u`.
 *
 *     [J_a, J_b] = √2 f_abc J_c   where   [λ_a/2, λ_b/2] = i f_abc λ_c/2
 *
 * @param n at least 2, the complex dimension
 * @returns n² − 1 generators of shape [2n, 2n] with ⟨J_a, J_b⟩ = 2 δ_ab in the order of Gell-Mann: for each k = 2, …, n the
 *   pairs λ of columns j < k, symmetric then antisymmetric, then the diagonal (1, …, 1, 1 − k, 0, …)/√(k(k−1)/2)
 */
export function su(n: number): Matrix[] {
  const off = pairs(n);
  const basis = u(n);
  const entry = (index: number): Matrix => basis[index] ?? matrixOf(2 * n, 2 * n);
  return Array.from({ length: n - 1 }, (_, index) => {
    const k = index + 1;
    const columns = Array.from({ length: k }, (__, j) => off.findIndex(([a, b]) => a === j && b === k));
    return [
      ...columns.flatMap((pair) => [scale(entry(off.length + pair), -1), scale(entry(pair), -1)]),
      diagonal(n, k),
    ];
  }).flat();
}

/** −i/√2 · diag(1, …, 1, −k, 0, …) √(2/(k(k+1))), with k ones. */
function diagonal(n: number, k: number): Matrix {
  const matrix = matrixOf(2 * n, 2 * n);
  for (let j = 0; j <= k; j++) {
    const value = -(j === k ? -k : 1) / Math.sqrt(k * (k + 1));
    matrix.data[j * 2 * n + n + j] = -value;
    matrix.data[(n + j) * 2 * n + j] = value;
  }
  return matrix;
}
