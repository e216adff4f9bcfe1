import { multiply } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { sparse } from '../testing/example-algebras.js';
import { largestDifference } from '../testing/largest-difference.js';
import { diagonalMatrix, randomFrame } from '../testing/random-frame.js';
import { spectralProjector } from './spectral-projector.js';

/** Newton's iteration in a basis of condition 5. */
const FLOAT64_ERROR = 1e-12;

it('a projector takes the eigenspaces above a bound to themselves and the others to 0, Jordan blocks or not', () => {
  const matrix = sparse(6, [0, 0, 2], [1, 1, 2], [0, 1, 1], [2, 2, 3], [3, 3, -1], [4, 4, 1], [5, 5, 1], [4, 5, 2]);
  const frame = randomFrame({ dimension: 6, field: 'real' }, 5, seededNormals(1));
  const seen = multiply(multiply(frame.matrix, matrix), frame.inverse);
  const expected = diagonalMatrix([1, 1, 1, 0, 0, 0]);
  const found = multiply(multiply(frame.inverse, spectralProjector(seen, 1.5)), frame.matrix);
  expect(largestDifference(found, expected)).toBeLessThan(FLOAT64_ERROR);
});

it('pairs of complex eigenvalues count by their real part', () => {
  const matrix = sparse(3, [0, 0, 1], [1, 1, 1], [0, 1, -5], [1, 0, 5]);
  expect(largestDifference(spectralProjector(matrix, 0.5), diagonalMatrix([1, 1, 0]))).toBeLessThan(FLOAT64_ERROR);
});
