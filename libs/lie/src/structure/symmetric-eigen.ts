import { EigenvalueDecomposition, Matrix as MlMatrix } from 'ml-matrix';
import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';

/** Eigenvalues in ascending order, and orthonormal eigenvectors as the rows of a matrix, in the same order. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Matrix;
}

/** The eigenvalues and eigenvectors of a symmetric matrix [p, p]; all NaN when an entry is not finite, none when p = 0. */
export function symmetricEigen({ rows, data }: Matrix): SymmetricEigen {
  if (rows === 0) {
    return { values: new Float64Array(0), vectors: matrixOf(0, 0) }; // the decomposition below takes no empty matrix
  }
  if (!data.every(Number.isFinite)) {
    return {
      values: new Float64Array(rows).fill(NaN),
      vectors: matrixOf(
        rows,
        rows,
        data.map(() => NaN),
      ),
    };
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    MlMatrix.from1DArray(rows, rows, Array.from(data)),
    { assumeSymmetric: true },
  );
  return {
    values: Float64Array.from(realEigenvalues),
    vectors: matrixOf(rows, rows, eigenvectorMatrix.transpose().to1DArray()),
  };
}
