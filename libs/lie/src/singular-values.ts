import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import { isFiniteMatrix } from './matrix.js';
import type { Matrix } from './matrix.js';

/**
 * The singular values of a matrix in descending order.
 *
 * @param matrix shape [r, c]
 * @returns min(r, c) numbers ≥ 0; all NaN when an entry is not finite, because the iteration would not end
 */
export function singularValues(matrix: Matrix): Float64Array {
  const count = Math.min(matrix.rows, matrix.columns);
  if (count === 0 || !isFiniteMatrix(matrix)) {
    return new Float64Array(count).fill(NaN);
  }
  const { diagonal } = new SingularValueDecomposition(
    MlMatrix.from1DArray(matrix.rows, matrix.columns, Array.from(matrix.data)),
    { computeLeftSingularVectors: false, computeRightSingularVectors: false, autoTranspose: true },
  );
  return Float64Array.from(diagonal).slice(0, count);
}
