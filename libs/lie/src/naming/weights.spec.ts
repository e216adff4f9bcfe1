import { multiply } from '../matrix.js';
import { scale } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { sparse } from '../testing/example-algebras.js';
import { diagonalMatrix, randomFrame } from '../testing/random-frame.js';
import { weightsOf } from './weights.js';

const NOISE = 1e-9;
const spiral = sparse(3, [0, 0, 3], [1, 1, 3], [0, 1, -4], [1, 0, 4], [2, 2, -1]);

const MATRICES: readonly (readonly [string | null, Matrix])[] = [
  ['1, 1, 1', diagonalMatrix([2, 2, 2])],
  ['0.5, 0.5, 1', diagonalMatrix([-1, -1, -2])],
  ['-0.5, 0.25, 1', diagonalMatrix([-1, -0.25, 0.5])],
  ['-1, 0.5, 1', diagonalMatrix([-1, -0.5, 1])],
  ['-0.2, 0.6±0.8i', spiral],
  ['±i', sparse(2, [0, 1, -2], [1, 0, 2])],
  [null, sparse(3, [0, 0], [1, 1], [0, 1], [2, 2, 2])],
  [null, sparse(2, [0, 0], [1, 1], [0, 1])],
];

it.each(MATRICES)('the weights of a matrix are %s, in any basis and of any multiple', (expected, matrix) => {
  for (const [seed, factor] of [1, -1, 7, -0.01].entries()) {
    const frame = randomFrame({ dimension: matrix.rows, field: 'real' }, 4, seededNormals(seed));
    const seen = scale(multiply(multiply(frame.matrix, matrix), frame.inverse), factor);
    expect(weightsOf(seen, NOISE * Math.abs(factor))).toBe(expected);
  }
});
