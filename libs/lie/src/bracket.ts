import { matrixOf } from './matrix.js';
import type { Matrix } from './matrix.js';

/**
 * The commutator [A, B] = AB − BA, the product of a matrix Lie algebra.
 *
 * @param a shape [n, n]
 * @param b shape [n, n]
 * @returns shape [n, n]; exactly zero when A = B
 * @throws RangeError when the two are not square matrices of one size
 */
export function bracket(a: Matrix, b: Matrix): Matrix {
  const n = a.rows;
  if (a.columns !== n || b.rows !== n || b.columns !== n) {
    throw new RangeError(
      `bracket: expected two [${String(n)},${String(n)}], got [${String(a.rows)},${String(a.columns)}] and [${String(b.rows)},${String(b.columns)}]`,
    );
  }
  const commutator = matrixOf(n, n);
  const c = commutator.data;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const left = a.data[i * n + k] ?? NaN;
      const right = b.data[i * n + k] ?? NaN;
      for (let j = 0; j < n; j++) {
        const entry = (c[i * n + j] ?? NaN) + left * (b.data[k * n + j] ?? NaN);
        c[i * n + j] = entry - right * (a.data[k * n + j] ?? NaN);
      }
    }
  }
  return commutator;
}
