import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';

/**
 * The generator of x → tx, which is one of the matrices alone.
 *
 * @param n at least 1
 * @returns √(2/n) · 1, of shape [n, n], with norm² 2
 */
export function scaling(n: number): Matrix[] {
  const generator = matrixOf(n, n);
  for (let j = 0; j < n; j++) {
    generator.data[j * (n + 1)] = Math.sqrt(2 / n);
  }
  return [generator];
}
