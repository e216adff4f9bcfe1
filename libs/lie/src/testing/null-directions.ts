import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import { isFiniteMatrix, matrixOf, type Matrix } from '../matrix.js';

/** Singular values below this share of the largest are zeros: float64 keeps ten digits of a product of a few layers. */
const ZERO_BELOW = 1e-10;

/**
 * The directions that a matrix takes to zero: an orthonormal basis of { v : A v = 0 }, by singular value decomposition.
 *
 * @param matrix A, shape [r, c]
 * @returns one direction per row, shape [c − rank, c]
 * @throws RangeError when an entry is not finite
 */
export function nullDirections(matrix: Matrix): Matrix {
  const { rows, columns, data } = matrix;
  if (!isFiniteMatrix(matrix)) throw new RangeError('null directions: expected finite entries');
  if (columns === 0) return matrixOf(0, 0); // the decomposition below takes no empty matrix
  // Rows of zeros change no direction, and give the decomposition as many rows as columns.
  const padded = MlMatrix.zeros(Math.max(rows, columns), columns).setSubMatrix(
    MlMatrix.from1DArray(rows, columns, Array.from(data)),
    0,
    0,
  );
  const { diagonal, rightSingularVectors } = new SingularValueDecomposition(padded, {
    computeLeftSingularVectors: false,
  });
  const rank = diagonal.filter((value) => value > ZERO_BELOW * (diagonal[0] ?? 0)).length;
  const directions = Array.from({ length: columns - rank }, (_, at) => rightSingularVectors.getColumn(rank + at));
  return matrixOf(columns - rank, columns, directions.flat());
}
