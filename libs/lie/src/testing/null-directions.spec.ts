import { matrixOf, multiply, transpose } from '../matrix.js';
import { nullDirections } from './null-directions.js';
import { seededNormals } from '../seeded-normals.js';

/** Rounding of a decomposition of a few rows in float64. */
const ROUNDING = 1e-13;

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe.each([
  [10, 16, 6],
  [16, 16, 0],
  [20, 5, 0],
  [1, 3, 2],
])('the null directions of a random matrix [%i, %i]', (rows, columns, count) => {
  const normal = seededNormals(rows);
  const matrix = matrixOf(
    rows,
    columns,
    Array.from({ length: rows * columns }, () => normal()),
  );
  const directions = nullDirections(matrix);

  it('are as many as the columns exceed the rank', () => {
    expect([directions.rows, directions.columns]).toEqual([count, columns]);
  });

  it('are taken to zero, and orthonormal', () => {
    expect(largest(multiply(matrix, transpose(directions)).data)).toBeLessThan(ROUNDING);
    const products = multiply(directions, transpose(directions));
    const identity = products.data.map((_, at) => (at % (count + 1) === 0 ? 1 : 0));
    expect(largest(products.data.map((value, at) => value - (identity[at] ?? NaN)))).toBeLessThan(ROUNDING);
  });
});

it('all directions are null for a matrix of zeros', () => {
  expect(nullDirections(matrixOf(2, 4)).rows).toBe(4);
});

it('dependent rows add their null directions', () => {
  expect(nullDirections(matrixOf(2, 3, [1, 2, 3, 2, 4, 6])).rows).toBe(2);
});

it.each([NaN, Infinity])('an entry of %d is refused', (entry) => {
  expect(() => nullDirections(matrixOf(1, 2, [1, entry]))).toThrow(RangeError);
});

it.each([1e-200, 1e-20, 1e20, 1e200])('the unit of the entries, %d, adds and takes no direction', (unit) => {
  const normal = seededNormals(3);
  const matrix = matrixOf(
    4,
    6,
    Array.from({ length: 24 }, () => unit * normal()),
  );
  expect(nullDirections(matrix).rows).toBe(2);
});

it('small singular values count as zeros below a share of 1e-10 of the largest, and not above', () => {
  expect(nullDirections(matrixOf(2, 2, [1, 0, 0, 0.9e-10])).rows).toBe(1);
  expect(nullDirections(matrixOf(2, 2, [1, 0, 0, 1.1e-10])).rows).toBe(0);
});

it('all directions are null without a row, and none is there without a column', () => {
  expect(nullDirections(matrixOf(0, 3)).rows).toBe(3);
  expect(nullDirections(matrixOf(3, 0))).toEqual(matrixOf(0, 0));
});
