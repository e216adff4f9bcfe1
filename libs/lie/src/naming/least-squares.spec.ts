import { matrixOf, multiply, transpose } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { randomMatrix } from '../testing/random-matrix.js';
import { leastSquares } from './least-squares.js';

/** Sums of some products of order 1. */
const FLOAT64_ERROR = 1e-13;

const largest = (entries: Float64Array): number => Math.max(...entries.map(Math.abs));

const draw = seededNormals(3);
const matrix = randomMatrix(12, 5, draw);
const right = Float64Array.from({ length: 12 }, draw);

it('what is left over is orthogonal to all columns', () => {
  const solution = leastSquares(matrix, right);
  const reached = multiply(matrix, matrixOf(5, 1, solution)).data;
  const left = matrixOf(
    12,
    1,
    right.map((entry, at) => entry - (reached[at] ?? NaN)),
  );
  for (const entry of multiply(transpose(matrix), left).data) expect(Math.abs(entry)).toBeLessThan(FLOAT64_ERROR);
});

it('of many solutions the shortest is taken', () => {
  const dependent = multiply(matrix, randomMatrix(5, 7, draw)); // rank 5
  const exact = multiply(dependent, randomMatrix(7, 1, draw)).data;
  const solution = leastSquares(dependent, exact);
  const reached = multiply(dependent, matrixOf(7, 1, solution)).data;
  expect(largest(reached.map((entry, at) => entry - (exact[at] ?? NaN)))).toBeLessThan(100 * FLOAT64_ERROR);
  const other = leastSquares(dependent, multiply(dependent, matrixOf(7, 1, solution)).data);
  expect(largest(other.map((entry, at) => entry - (solution[at] ?? NaN)))).toBeLessThan(100 * FLOAT64_ERROR);
});

it('nothing is solved for where the matrix is 0', () => {
  expect(Array.from(leastSquares(matrixOf(3, 2), Float64Array.of(1, 2, 3)))).toEqual([0, 0]);
});
