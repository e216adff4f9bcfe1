import { matrixOf, multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { randomRotation } from '../random-rotation.js';
import { seededNormals } from '../seeded-normals.js';
import { largestDifference, largestEntry } from '../testing/largest-difference.js';
import { diagonalMatrix } from '../testing/random-frame.js';
import { randomMatrix } from '../testing/random-matrix.js';
import { identity } from './lie-algebra.js';
import { splitSpaces, stackVertically, STRUCTURE_GAP } from './split-spaces.js';

/** Eigenvectors of a Gram matrix with a gap of order 1, in float64. */
const EIGENVECTOR_ERROR = 1e-12;

const NOISE = 1e-9;

/** Of a given rank and shape, with singular values of order 1 otherwise. */
function ofRank(rows: number, columns: number, rank: number): Matrix {
  const draw = seededNormals(rows + columns + rank);
  return multiply(randomMatrix(rows, rank, draw), randomMatrix(rank, columns, draw));
}

describe.each([
  [6, 4, 2],
  [4, 6, 3],
  [5, 5, 5],
  [5, 5, 1],
  [1, 4, 1],
  [90, 3, 2], // more rows than are folded at once
])('the spaces of a matrix [%i, %i] of rank %i', (rows, columns, rank) => {
  const matrix = ofRank(rows, columns, rank);
  const { nullspace, rowSpace } = splitSpaces(matrix, NOISE) ?? { nullspace: matrix, rowSpace: matrix };

  it('have dimensions that add up to its columns', () => {
    expect([nullspace.rows, nullspace.columns]).toEqual([columns - rank, columns]);
    expect([rowSpace.rows, rowSpace.columns]).toEqual([rank, columns]);
  });

  it('are orthonormal, and orthogonal to each other', () => {
    const both = stackVertically(nullspace, rowSpace);
    expect(largestDifference(multiply(both, transpose(both)), identity(columns))).toBeLessThan(EIGENVECTOR_ERROR);
  });

  it('are what it takes to zero, and what it does not', () => {
    const size = largestEntry(matrix);
    expect(largestEntry(multiply(matrix, transpose(nullspace)))).toBeLessThan(EIGENVECTOR_ERROR * size);
    const projected = multiply(multiply(matrix, transpose(rowSpace)), rowSpace);
    expect(largestDifference(projected, matrix)).toBeLessThan(EIGENVECTOR_ERROR * size);
  });

  it('are the same after noise below the bound, to its share', () => {
    const draw = seededNormals(1);
    const share = 0.01 * NOISE;
    const noisy = { ...matrix, data: matrix.data.map((entry) => entry + share * draw()) };
    const found = splitSpaces(noisy, NOISE)?.nullspace ?? matrix;
    expect(found.rows).toBe(nullspace.rows);
    // noise of the sum of a hundred rows, over a smallest singular value that is not below 0.01
    expect(largestEntry(multiply(found, transpose(rowSpace)))).toBeLessThan(1e3 * share + EIGENVECTOR_ERROR);
  });
});

describe('splitSpaces', () => {
  const frame = (values: readonly number[]): Matrix => {
    const draw = seededNormals(9);
    const p = values.length;
    return multiply(multiply(randomRotation(p, draw), diagonalMatrix(values)), randomRotation(p, draw));
  };

  it('says nothing where a singular value stands in the gap', () => {
    expect(splitSpaces(frame([1, 0.5, 0.9 * NOISE]), NOISE)?.nullspace.rows).toBe(1);
    expect(splitSpaces(frame([1, 0.5, 1.1 * NOISE]), NOISE)).toBeNull();
    expect(splitSpaces(frame([1, 0.5, 0.9 * STRUCTURE_GAP * NOISE]), NOISE)).toBeNull();
    expect(splitSpaces(frame([1, 0.5, 1.1 * STRUCTURE_GAP * NOISE]), NOISE)?.nullspace.rows).toBe(0);
  });

  it('measures noise in the unit of the matrix', () => {
    const values = [1, 0.5, 0.9 * NOISE];
    expect(splitSpaces(scale(frame(values), 1e6), 1e6 * NOISE)?.nullspace.rows).toBe(1);
    expect(splitSpaces(scale(frame(values), 1e6), NOISE)).not.toMatchObject({ nullspace: { rows: 1 } });
  });

  it('takes everything to the nullspace of zeros, and of no row', () => {
    expect(splitSpaces(matrixOf(2, 3), NOISE)?.nullspace.rows).toBe(3);
    expect(splitSpaces(matrixOf(0, 3), NOISE)?.nullspace.rows).toBe(3);
  });

  it.each([NaN, Infinity])('says nothing when an entry is %d', (entry) => {
    expect(splitSpaces(matrixOf(2, 2, [1, entry, 0, 1]), NOISE)).toBeNull();
  });
});

describe('stackVertically', () => {
  it('puts matrices on top of each other, empty ones too', () => {
    const stacked = stackVertically(matrixOf(1, 2, [1, 2]), matrixOf(0, 2), matrixOf(2, 2, [3, 4, 5, 6]));
    expect(stacked).toEqual(matrixOf(3, 2, [1, 2, 3, 4, 5, 6]));
  });

  it('copies: a change of the whole leaves the parts as they were', () => {
    const part = matrixOf(1, 1, [1]);
    stackVertically(part).data[0] = 9;
    expect(part.data[0]).toBe(1);
  });
});
