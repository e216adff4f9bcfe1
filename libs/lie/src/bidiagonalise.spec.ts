import { bidiagonalise } from './bidiagonalise.js';
import { normSquared } from './frobenius.js';
import { matrixOf, multiply, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { randomRotation } from './random-rotation.js';
import { seededNormals } from './seeded-normals.js';
import { symmetricEigen } from './structure/symmetric-eigen.js';
import { diagonalMatrix } from './testing/random-frame.js';
import { randomMatrix } from './testing/random-matrix.js';

/** Householder reflections of a few dozen rows with entries of order 1; the Gram matrix has the square of their size. */
const HOUSEHOLDER_ERROR = 1e-12;

/** B, written out. */
function bidiagonal(matrix: Matrix): Matrix {
  const { diagonal, superdiagonal } = bidiagonalise(matrix);
  const written = diagonalMatrix(Array.from(diagonal));
  superdiagonal.forEach((entry, k) => (written.data[k * (diagonal.length + 1) + 1] = entry));
  return written;
}

/** tr (AᵀA)ᵏ for k = 1, 2, 3: what reflections from both sides keep. */
function moments(matrix: Matrix): number[] {
  const gram = multiply(transpose(matrix), matrix);
  const squared = multiply(gram, gram);
  const trace = ({ columns, data }: Matrix): number =>
    data.reduce((sum, entry, at) => sum + (at % (columns + 1) === 0 ? entry : 0), 0);
  return [trace(gram), trace(squared), trace(multiply(squared, gram))];
}

describe('the bidiagonal matrix', () => {
  // Rows are reflected in twos and summed in fours: all remainders.
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 33])('of a random one of size %i has its moments', (p) => {
    const matrix = randomMatrix(p, p, seededNormals(p));
    const expected = moments(matrix);
    moments(bidiagonal(matrix)).forEach((moment, k) => {
      expect(Math.abs(moment / (expected[k] ?? NaN) - 1)).toBeLessThan(HOUSEHOLDER_ERROR);
    });
  });

  it('has the squared singular values as eigenvalues of BᵀB', () => {
    const values = [3, 2, 2, 1, 0.5, 0];
    const draw = seededNormals(1);
    const matrix = multiply(multiply(randomRotation(6, draw), diagonalMatrix(values)), randomRotation(6, draw));
    const b = bidiagonal(matrix);
    const squares = symmetricEigen(multiply(transpose(b), b)).values;
    squares.forEach((square, k) => {
      expect(Math.abs(square - (values[5 - k] ?? NaN) ** 2)).toBeLessThan(HOUSEHOLDER_ERROR);
    });
  });

  it('of an orthogonal matrix is ±1 on its diagonal alone', () => {
    const { diagonal, superdiagonal } = bidiagonalise(randomRotation(7, seededNormals(2)));
    diagonal.forEach((entry) => {
      expect(Math.abs(Math.abs(entry) - 1)).toBeLessThan(HOUSEHOLDER_ERROR);
    });
    superdiagonal.forEach((entry) => {
      expect(Math.abs(entry)).toBeLessThan(HOUSEHOLDER_ERROR);
    });
  });

  it('of a bidiagonal one is itself, up to signs, exactly', () => {
    const given = matrixOf(4, 4, [1, 2, 0, 0, 0, 3, 4, 0, 0, 0, 5, 6, 0, 0, 0, 7]);
    const { diagonal, superdiagonal } = bidiagonalise(given);
    expect(Array.from(diagonal, Math.abs)).toEqual([1, 3, 5, 7]);
    expect(Array.from(superdiagonal, Math.abs)).toEqual([2, 4, 6]);
  });

  it('of a matrix with zero columns and rows keeps its norm', () => {
    const matrix = matrixOf(4, 4, [0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4]);
    expect(Math.abs(normSquared(bidiagonal(matrix)) - 30)).toBeLessThan(HOUSEHOLDER_ERROR);
    expect(normSquared(bidiagonal(matrixOf(5, 5)))).toBe(0);
  });

  it('leaves the matrix as it was', () => {
    const matrix = randomMatrix(5, 5, seededNormals(3));
    const before = matrix.data.slice();
    bidiagonalise(matrix);
    expect(matrix.data).toEqual(before);
  });

  it('of size 1 is the entry, and of size 0 nothing', () => {
    expect(bidiagonalise(matrixOf(1, 1, [-4]))).toEqual({
      diagonal: Float64Array.of(-4),
      superdiagonal: new Float64Array(0),
    });
    expect(bidiagonalise(matrixOf(0, 0)).diagonal).toHaveLength(0);
  });

  it('is not finite when an entry is NaN', () => {
    const matrix = randomMatrix(4, 4, seededNormals(4));
    matrix.data[9] = NaN;
    const { diagonal, superdiagonal } = bidiagonalise(matrix);
    expect([...diagonal, ...superdiagonal].every(Number.isFinite)).toBe(false);
  });
});
