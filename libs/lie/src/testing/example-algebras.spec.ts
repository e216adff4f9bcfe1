import { closureResidual } from '../closure-residual.js';
import { independence } from '../independence.js';
import { matrixOf, multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { so } from './so.js';
import {
  diagonals,
  directSum,
  euclidean,
  gl,
  sparse,
  strictlyUpperTriangular,
  symplectic,
  upperTriangular,
} from './example-algebras.js';
import { largestDifference } from './largest-difference.js';

/** Sums of a few products of entries ±1 in float64. */
const FLOAT64_SUM_ERROR = 1e-20;

describe.each<[string, Matrix[], number]>([
  ['gl(3)', gl(3), 9],
  ['the upper triangular matrices', upperTriangular(4), 10],
  ['those without a diagonal', strictlyUpperTriangular(4), 6],
  ['the diagonal ones', diagonals(4), 4],
  ['e(1)', euclidean(1), 1],
  ['e(3)', euclidean(3), 6],
  ['sp(2,R)', symplectic(1), 3],
  ['sp(6,R)', symplectic(3), 21],
  ['so(3)⊕e(2)', directSum(so(3), euclidean(2)), 6],
])('%s', (_name, generators, dimension) => {
  it(`are ${String(dimension)} independent generators, and close`, () => {
    expect(generators).toHaveLength(dimension);
    expect(independence(generators)).toBeCloseTo(1, 12);
    expect(closureResidual(generators)).toBeLessThan(FLOAT64_SUM_ERROR);
  });
});

it('sp(2n,R) keeps its form: JᵀΩ + ΩJ = 0', () => {
  const form = sparse(4, [0, 2], [1, 3], [2, 0, -1], [3, 1, -1]);
  for (const generator of symplectic(2)) {
    const [left, right] = [multiply(transpose(generator), form), multiply(form, generator)];
    expect(largestDifference(left, scale(right, -1))).toBe(0);
  }
});

it('e(n) moves points (x, 1) and leaves the 1 as it is', () => {
  for (const generator of euclidean(3)) {
    expect(Array.from(generator.data.slice(12))).toEqual([0, 0, 0, 0]);
  }
});

it('a sparse matrix has ones, or the given values, at the given places', () => {
  expect(sparse(2, [0, 1], [1, 0, -3])).toEqual(matrixOf(2, 2, [0, 1, -3, 0]));
});
