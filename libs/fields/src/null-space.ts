import { matrixOf, type Matrix } from '@liesweep/lie';
import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';

/** The left singular vectors of rows R, [P, r], as orthonormal rows: those of the smallest values first. */
export interface DirectionsOfRows {
  /** [P, P] */
  readonly directions: Matrix;
  /** P numbers, ascending. */
  readonly values: Float64Array;
}

/** All directions of field space by how far they are from keeping the labels. */
export function directionsOfRows({ rows: p, columns, data }: Matrix): DirectionsOfRows {
  if (!data.every(Number.isFinite)) return { directions: matrixOf(p, p), values: new Float64Array(p).fill(NaN) };
  // Rᵀ with zeros below it, which change no direction: the decomposition wants as many rows as columns.
  const transposed = MlMatrix.zeros(Math.max(p, columns), p).setSubMatrix(
    MlMatrix.from1DArray(p, columns, [...data]).transpose(),
    0,
    0,
  );
  const { diagonal, rightSingularVectors } = new SingularValueDecomposition(transposed, {
    computeLeftSingularVectors: false,
  }); // descending
  const order = diagonal.map((_, at) => p - 1 - at);
  return {
    directions: matrixOf(
      p,
      p,
      order.flatMap((at) => rightSingularVectors.getColumn(at)),
    ),
    values: Float64Array.from(order, (at) => diagonal[at] ?? NaN),
  };
}

/** Some rows of a matrix, from one to another. */
export function rowsBetween({ columns, data }: Matrix, from: number, to: number): Matrix {
  return matrixOf(to - from, columns, data.subarray(from * columns, to * columns));
}
