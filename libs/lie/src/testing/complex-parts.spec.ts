import { so } from './so.js';
import { su } from '../algebras/su.js';
import { innerProduct } from '../frobenius.js';
import { matrixOf } from '../matrix.js';
import { complexParts } from './complex-parts.js';

/** Sums of a few products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-14;

it('the complex parts of [[A, −B], [B, A]] are √2 A above √2 B', () => {
  const realForm = matrixOf(2, 2, [3, -4, 4, 3]);
  expect(Array.from(complexParts(realForm).data)).toEqual([3 * Math.SQRT2, 4 * Math.SQRT2]);
});

it('they keep inner products', () => {
  for (const first of su(3)) {
    for (const second of su(3)) {
      const difference = innerProduct(complexParts(first), complexParts(second)) - innerProduct(first, second);
      expect(Math.abs(difference)).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  }
});

it('of a rotation of the plane, multiplication by −i, they are imaginary', () => {
  expect(so(2).map((one) => Array.from(complexParts(one).data, (part) => part + 0))).toEqual([[0, -Math.SQRT2]]);
});
