import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import type { Monomials } from './monomials.js';

/**
 * Every monomial at every point: each is a variable times a monomial before it.
 *
 * @param points z, shape [N, r]
 * @returns shape [N, Q]
 */
export function evaluateMonomials({ variables, counts, raised }: Monomials, points: Matrix): Matrix {
  const count = counts.at(-1) ?? 1;
  const values = matrixOf(points.rows, count);
  for (let row = 0; row < points.rows; row++) {
    const z = points.data.subarray(row * variables, (row + 1) * variables);
    const monomials = values.data.subarray(row * count, (row + 1) * count);
    monomials[0] = 1;
    for (let at = 0; at < raised.length; at++) {
      monomials[raised[at] ?? 0] = (monomials[Math.floor(at / variables)] ?? NaN) * (z[at % variables] ?? NaN);
    }
  }
  return values;
}
