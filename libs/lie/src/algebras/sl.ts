import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';

/**
 * sl(n): the real matrices without a trace, generators of all linear maps that keep volumes.
 *
 * @param n at least 1
 * @returns n² − 1 generators of shape [n, n] with ⟨J_a, J_b⟩ = 2 δ_ab: √2 E_jk row by row, then the diagonal
 *   (1, …, 1, −k, 0, …) √(2/(k(k+1))) for k = 1, …, n − 1
 */
export function sl(n: number): Matrix[] {
  const off = Array.from({ length: n * n }, (_, at) => at).filter((at) => Math.floor(at / n) !== at % n);
  return [
    ...off.map((at) => {
      const generator = matrixOf(n, n);
      generator.data[at] = Math.SQRT2;
      return generator;
    }),
    ...Array.from({ length: n - 1 }, (_, index) => {
      const k = index + 1;
      const generator = matrixOf(n, n);
      for (let j = 0; j <= k; j++) {
        generator.data[j * (n + 1)] = (j === k ? -k : 1) * Math.sqrt(2 / (k * (k + 1)));
      }
      return generator;
    }),
  ];
}
