import { matrixOf, multiply, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { randomRotation } from './random-rotation.js';
import { randomMatrix } from './testing/random-matrix.js';
import { seededNormals } from './seeded-normals.js';
import { singularValues } from './singular-values.js';

/** Backward stable for matrices of a hundred rows: rounding times the size, relative to the largest value. */
const BACKWARD_ERROR = 1e-13;

/** U · diag(values) · V with random orthogonal U and V. */
function withSingularValues(values: readonly number[], seed: number): Matrix {
  const draw = seededNormals(seed);
  const p = values.length;
  const diagonal = matrixOf(p, p);
  values.forEach((value, k) => (diagonal.data[k * p + k] = value));
  const [left, right] = [randomRotation(p, draw), randomRotation(p, draw)];
  return multiply(multiply(left, diagonal), right);
}

function expectValues(matrix: Matrix, values: readonly number[]): void {
  const found = singularValues(matrix);
  expect(found).toHaveLength(values.length);
  values.forEach((value, k) => {
    expect(Math.abs((found[k] ?? NaN) - value)).toBeLessThan(BACKWARD_ERROR * (values[0] ?? NaN));
  });
}

describe('singularValues', () => {
  it.each<[string, number[]]>([
    ['one', [3]],
    ['equal ones', [2, 2, 2, 2]],
    ['a geometric fall', Array.from({ length: 12 }, (_, k) => 10 ** -k)],
    ['forty zeros below sixty', Array.from({ length: 100 }, (_, k) => (k < 60 ? 1 + (60 - k) / 10 : 0))],
    ['values of order 1e150', [3e150, 2e150, 1e150]],
    ['values of order 1e-150', [3e-150, 2e-150, 1e-150]],
  ])('finds %s', (_name, values) => {
    expectValues(withSingularValues(values, values.length), values);
  });

  it('are those of the transpose, whichever side is longer', () => {
    const matrix = randomMatrix(5, 9, seededNormals(1));
    expectValues(transpose(matrix), Array.from(singularValues(matrix)));
  });

  it('have the sum of squares ‖A‖²', () => {
    const matrix = randomMatrix(120, 80, seededNormals(2));
    const squared = matrix.data.reduce((sum, entry) => sum + entry * entry, 0);
    const found = singularValues(matrix).reduce((sum, value) => sum + value * value, 0);
    expect(Math.abs(found / squared - 1)).toBeLessThan(BACKWARD_ERROR);
  });

  it('are 0 for a zero matrix, and exactly one for a matrix of ones', () => {
    expect(Array.from(singularValues(matrixOf(3, 2)))).toEqual([0, 0]);
    expectValues(matrixOf(4, 4, new Array<number>(16).fill(1)), [4, 0, 0, 0]);
  });

  it.each([NaN, Infinity])('are NaN when an entry is %d', (entry) => {
    expect(Array.from(singularValues(matrixOf(2, 2, [1, entry, 0, 1])))).toEqual([NaN, NaN]);
  });
});
