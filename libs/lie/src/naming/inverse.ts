import { inverse as inverseOf, Matrix as MlMatrix } from 'ml-matrix';
import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';

/** The inverse of a square matrix. */
export function inverse({ rows, data }: Matrix): Matrix {
  return matrixOf(rows, rows, inverseOf(MlMatrix.from1DArray(rows, rows, Array.from(data))).to1DArray());
}
