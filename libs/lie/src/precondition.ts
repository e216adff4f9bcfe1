import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import { isFiniteMatrix, matrixOf, multiply, transpose, type Matrix } from './matrix.js';

/**
 * κ, above which a singular value of the rows is flattened. Normalization is about as steep: with 1 the rows' part of Adam's steps
 * stands behind it, with 4 fewer large sets close. Measured in decision 21.
 */
export const STEEPEST = 2;

/** Coordinates w of matrices in which the quadratic form of the rows is well conditioned: vec 𝒲 = T w. */
export interface Preconditioner {
  /** T, shape [p, p]: symmetric, and 1 on the symmetries. */
  readonly transform: Matrix;
  /** 1/√(1 + σ²/κ²), the p eigenvalues of T, in (0, 1]. */
  readonly eigenvalues: Float64Array;
  /** F = T R, shape [p, r], no entry above κ: wᵀF = vec(𝒲)ᵀR. */
  readonly factor: Matrix;
}

/**
 * The coordinates in which no direction is steeper than κ², whatever the spectrum of the rows.
 *
 *     T = (1 + R Rᵀ/κ²)^(−1/2) = V diag(1/√(1 + σ²/κ²)) Vᵀ,   R = V diag(σ) Uᵀ
 *
 * T is for h_inv = 1, whatever the weights of the trials: one stack may mix them. The symmetric root is continuous in
 * the data, chooses no basis where singular values are equal, and is 1 where the rows are zero.
 *
 * @param factor R, shape [p, r]; see `factorRows`
 * @returns T = 1 and F = R where an entry of R is not finite, or there is none
 */
export function precondition(factor: Matrix): Preconditioner {
  const p = factor.rows;
  if (p === 0 || !isFiniteMatrix(factor))
    return { transform: identity(p), eigenvalues: new Float64Array(p).fill(1), factor };
  const { directions, values } = leftSingularVectors(factor);
  const eigenvalues = values.map((value) => 1 / Math.hypot(1, value / STEEPEST));
  const shrunk = {
    ...directions,
    data: directions.data.map((entry, at) => entry * (eigenvalues[at % p] ?? Number.NaN)),
  };
  const transform = multiply(shrunk, transpose(directions));
  return { transform, eigenvalues, factor: multiply(transform, factor) };
}

/** V, one direction a column, [p, p], and σ with zeros at its end, of R [p, r]. */
function leftSingularVectors({ rows, columns, data }: Matrix): {
  readonly directions: Matrix;
  readonly values: Float64Array;
} {
  // Rᵀ with rows of zeros below it, which change no direction: the decomposition wants as many rows as columns.
  const transposed = MlMatrix.zeros(Math.max(rows, columns), rows).setSubMatrix(
    MlMatrix.from1DArray(rows, columns, Array.from(data)).transpose(),
    0,
    0,
  );
  const { diagonal, rightSingularVectors } = new SingularValueDecomposition(transposed, {
    computeLeftSingularVectors: false,
  });
  return { directions: matrixOf(rows, rows, rightSingularVectors.to1DArray()), values: Float64Array.from(diagonal) };
}

function identity(size: number): Matrix {
  const matrix = matrixOf(size, size);
  for (let at = 0; at < size; at += 1) matrix.data[at * (size + 1)] = 1;
  return matrix;
}
