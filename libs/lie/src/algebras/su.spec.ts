import { bracket } from '../bracket.js';
import { innerProduct, normSquared } from '../frobenius.js';
import { multiply, scale } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { rejectFrom } from '../orthonormalise.js';
import { imaginaryUnit, sparse } from '../testing/example-algebras.js';
import { largestDifference } from '../testing/largest-difference.js';
import { su } from './su.js';
import { u } from './u.js';

/** Sums of a few products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-13;

const i = imaginaryUnit;

/** Tr_C of a real form, its real part and its imaginary part. */
const complexTrace = (matrix: Matrix): readonly number[] => {
  const n = matrix.rows / 2;
  const one = sparse(2 * n, ...Array.from({ length: 2 * n }, (_, j) => [j, j] as const));
  return [innerProduct(matrix, one) / 2, innerProduct(matrix, i(n)) / 2];
};

describe.each([2, 3, 4])('su(%i)', (n) => {
  const generators = su(n);

  it('has n² − 1 generators, those of u(n) without a trace', () => {
    expect(generators).toHaveLength(n * n - 1);
    for (const generator of generators) {
      expect(Math.max(...complexTrace(generator).map(Math.abs))).toBeLessThan(FLOAT64_SUM_ERROR);
      expect(normSquared(rejectFrom(u(n), generator))).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });

  it('and multiplication by i are u(n)', () => {
    const whole = [...generators, scale(i(n), 1 / Math.sqrt(n))];
    for (const generator of u(n)) {
      expect(normSquared(rejectFrom(whole, generator))).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });
});

it('su(2) is −i/√2 times the matrices of Pauli, which multiply as quaternions', () => {
  const [first, second, third] = su(2);
  if (first === undefined || second === undefined || third === undefined) throw new Error('there are three');
  expect(largestDifference(bracket(first, second), scale(third, Math.SQRT2))).toBeLessThan(FLOAT64_SUM_ERROR);
  expect(largestDifference(multiply(first, second), scale(third, Math.SQRT1_2))).toBeLessThan(FLOAT64_SUM_ERROR);
  expect(largestDifference(multiply(first, first), scale(multiply(i(2), i(2)), 0.5))).toBeLessThan(FLOAT64_SUM_ERROR);
});
