import { matrixOf, multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { largestDifference, largestEntry } from '../testing/largest-difference.js';
import { diagonalMatrix } from '../testing/random-frame.js';
import { randomMatrix } from '../testing/random-matrix.js';
import { identity } from './lie-algebra.js';
import { symmetricEigen } from './symmetric-eigen.js';

/** Backward stable for some dozens of rows, relative to the largest entry. */
const BACKWARD_ERROR = 1e-13;

const range = (p: number): number[] => Array.from({ length: p }, (_, k) => k);

/** Entries (i, j) by a formula. */
const matrixBy = (p: number, entry: (i: number, j: number) => number): Matrix =>
  matrixOf(
    p,
    p,
    range(p).flatMap((i) => range(p).map((j) => entry(i, j))),
  );

function randomSymmetric(p: number): Matrix {
  const matrix = randomMatrix(p, p, seededNormals(p));
  const turned = transpose(matrix);
  return { ...matrix, data: matrix.data.map((entry, at) => entry + (turned.data[at] ?? NaN)) };
}

function expectValues(matrix: Matrix, expected: readonly number[]): void {
  const { values } = symmetricEigen(matrix);
  const ascending = expected.toSorted((a, b) => a - b);
  expect(values).toHaveLength(expected.length);
  values.forEach((value, k) => {
    expect(Math.abs(value - (ascending[k] ?? NaN))).toBeLessThan(BACKWARD_ERROR * Math.max(...expected.map(Math.abs)));
  });
}

test('eigenvalues ascend, and the vectors are in their order', () => {
  const { values, vectors } = symmetricEigen(matrixOf(2, 2, [3, 0, 0, -1]));
  expect(Array.from(values)).toEqual([-1, 3]);
  expect(Array.from(vectors.data, Math.abs)).toEqual([0, 1, 1, 0]);
});

test.each([1, 2, 3, 10, 40])('a random symmetric matrix of size %i is Vᵀ Λ V with V orthogonal', (p) => {
  const matrix = randomSymmetric(p);
  const { values, vectors } = symmetricEigen(matrix);
  const back = multiply(multiply(transpose(vectors), diagonalMatrix(Array.from(values))), vectors);
  expect(largestDifference(back, matrix)).toBeLessThan(BACKWARD_ERROR * largestEntry(matrix));
  expect(largestDifference(multiply(vectors, transpose(vectors)), identity(p))).toBeLessThan(BACKWARD_ERROR);
  expect(values).toEqual(values.toSorted());
});

test('the second difference of a path has the eigenvalues 2 − 2 cos(kπ/(p + 1))', () => {
  const difference = matrixBy(20, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
  expectValues(
    difference,
    range(20).map((k) => 2 - 2 * Math.cos(((k + 1) * Math.PI) / 21)),
  );
});

test('a symmetric circulant has the cosine transform of its row as eigenvalues', () => {
  const row = [4, 1, -2, 0.5, -2, 1];
  const expected = range(6).map((k) => row.reduce((sum, entry, j) => sum + entry * Math.cos((Math.PI * j * k) / 3), 0));
  expectValues(
    matrixBy(6, (i, j) => row[(j - i + 6) % 6] ?? NaN),
    expected,
  );
});

test('the matrix 1 + vvᵀ has the eigenvalue 1 + |v|² once, and 1 otherwise', () => {
  expectValues(
    matrixBy(7, (i, j) => (i === j ? 1 : 0) + (i + 1) * (j + 1)),
    [141, ...Array<number>(6).fill(1)],
  );
});

test('the matrix of Hilbert of size 4 has its determinant 1/6048000 and its trace 1 + 1/3 + 1/5 + 1/7', () => {
  const { values } = symmetricEigen(matrixBy(4, (i, j) => 1 / (i + j + 1)));
  const product = values.reduce((so, value) => so * value, 1);
  // The smallest eigenvalue, 1e-4, is known to 1e-16: its relative error is that of the determinant.
  expect(Math.abs(product * 6048000 - 1)).toBeLessThan(1e-11);
  expect(Math.abs(values.reduce((sum, value) => sum + value, 0) - (1 + 1 / 3 + 1 / 5 + 1 / 7))).toBeLessThan(1e-14);
});

test.each([1e-140, 1e-20, 1e20, 1e140])('eigenvalues have the unit of the entries, %d', (unit) => {
  const matrix = randomSymmetric(5);
  expectValues(
    scale(matrix, unit),
    Array.from(symmetricEigen(matrix).values, (value) => value * unit),
  );
});

test('of a matrix of size 0 there is no eigenvalue, and of size 1 the entry', () => {
  expect(symmetricEigen(matrixOf(0, 0))).toEqual({ values: new Float64Array(0), vectors: matrixOf(0, 0) });
  expect(symmetricEigen(matrixOf(1, 1, [-3])).values).toEqual(Float64Array.of(-3));
  expect(symmetricEigen(matrixOf(3, 3)).values).toEqual(new Float64Array(3));
});

test.each([NaN, Infinity, -Infinity])('of a matrix with the entry %d nothing is known', (entry) => {
  const { values, vectors } = symmetricEigen(matrixOf(2, 2, [1, entry, entry, 1]));
  expect(Array.from(values)).toEqual([NaN, NaN]);
  expect(Array.from(vectors.data)).toEqual([NaN, NaN, NaN, NaN]);
});
