import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { largestDifference, largestEntry } from '../testing/largest-difference.js';
import { randomMatrix } from '../testing/random-matrix.js';
import { reduceToHessenberg } from './hessenberg.js';
import { identity } from './lie-algebra.js';

/** Householder reflections of a few dozen rows, relative to the largest entry. */
const HOUSEHOLDER_ERROR = 1e-13;

/** What stands below the first subdiagonal. */
function below({ rows, columns, data }: Matrix): Matrix {
  return matrixOf(
    rows,
    columns,
    data.map((entry, at) => (Math.floor(at / columns) > (at % columns) + 1 ? entry : 0)),
  );
}

/** Checks A = Q H Qᵀ with Q orthogonal and H of Hessenberg's form, relative to A. */
function expectReduced(matrix: Matrix): void {
  const { hessenberg, basis } = reduceToHessenberg(matrix);
  const size = largestEntry(matrix);
  expect(largestDifference(multiply(basis, transpose(basis)), identity(matrix.rows))).toBeLessThan(HOUSEHOLDER_ERROR);
  const back = multiply(multiply(basis, hessenberg), transpose(basis));
  expect(largestDifference(back, matrix)).toBeLessThanOrEqual(HOUSEHOLDER_ERROR * size);
  expect(largestEntry(below(hessenberg))).toBeLessThanOrEqual(HOUSEHOLDER_ERROR * size);
}

describe('the Hessenberg form', () => {
  it.each([0, 1, 2, 3, 4, 7, 12, 30])('of a random matrix of size %i is A = Q H Qᵀ', (p) => {
    expectReduced(randomMatrix(p, p, seededNormals(p)));
  });

  it.each([1e-140, 1e-20, 1e20, 1e140])('does not depend on the unit of entries: %d', (unit) => {
    const { rows, columns, data } = randomMatrix(6, 6, seededNormals(1));
    expectReduced({ rows, columns, data: data.map((entry) => unit * entry) });
  });

  it('of a matrix of size 2 and less is itself', () => {
    const matrix = matrixOf(2, 2, [1, 2, 3, 4]);
    expect(reduceToHessenberg(matrix)).toEqual({ hessenberg: matrix, basis: identity(2) });
  });

  it('of a symmetric matrix is tridiagonal', () => {
    const matrix = randomMatrix(8, 8, seededNormals(2));
    const symmetric = multiply(matrix, transpose(matrix));
    const { hessenberg } = reduceToHessenberg(symmetric);
    expect(largestEntry(below(transpose(hessenberg)))).toBeLessThan(HOUSEHOLDER_ERROR * largestEntry(symmetric));
  });

  it('of an antisymmetric matrix is antisymmetric, with zeros on its diagonal', () => {
    const matrix = randomMatrix(7, 7, seededNormals(3));
    const turned = transpose(matrix).data;
    const skew = { ...matrix, data: matrix.data.map((entry, at) => entry - (turned[at] ?? NaN)) };
    const { hessenberg } = reduceToHessenberg(skew);
    const negative = { ...hessenberg, data: hessenberg.data.map((entry) => -entry) };
    expect(largestDifference(transpose(hessenberg), negative)).toBeLessThan(HOUSEHOLDER_ERROR * largestEntry(skew));
  });

  it('of a matrix of Hessenberg’s form, or of zeros, has nothing to do', () => {
    const upper = matrixOf(4, 4, [1, 2, 3, 4, 0, 5, 6, 7, 0, 0, 8, 9, 0, 0, 0, 1]);
    expect(reduceToHessenberg(upper)).toEqual({ hessenberg: upper, basis: identity(4) });
    expect(reduceToHessenberg(matrixOf(3, 3)).hessenberg).toEqual(matrixOf(3, 3));
  });

  it('leaves the matrix as it was', () => {
    const matrix = randomMatrix(5, 5, seededNormals(4));
    const before = matrix.data.slice();
    reduceToHessenberg(matrix);
    expect(matrix.data).toEqual(before);
  });

  it('is NaN when an entry is', () => {
    const matrix = matrixOf(3, 3, [1, 2, 3, 4, 5, 6, NaN, 8, 9]);
    expect(reduceToHessenberg(matrix).hessenberg.data.some(Number.isNaN)).toBe(true);
  });
});
