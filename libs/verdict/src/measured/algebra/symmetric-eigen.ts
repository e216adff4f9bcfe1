import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { EigenvalueDecomposition, Matrix as MlMatrix } from 'ml-matrix';

/** Eigenvalues ascending, and orthonormal eigenvectors as the rows of a matrix, in the same order. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Matrix;
}

/** The eigenvalues and eigenvectors of a symmetric matrix [p, p] without NaN. */
export function symmetricEigen({ rows, data }: Matrix): SymmetricEigen {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    MlMatrix.from1DArray(rows, rows, Array.from(data)),
    { assumeSymmetric: true },
  );
  return {
    values: Float64Array.from(realEigenvalues),
    vectors: matrixOf(rows, rows, eigenvectorMatrix.transpose().to1DArray()),
  };
}
