import { matrixOf, multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { GENERATOR_NORM_SQUARED } from '../orthonormalise.js';
import { symmetricEigen } from '../structure/symmetric-eigen.js';
import { rowsOf } from '../structure/lie-algebra.js';

/**
 * A basis of the full symmetry algebra that a certificate counts, without training: the nullspace of its rows.
 *
 * From the eigenvectors of R Rᵀ. Squaring costs the small singular values their digits, not the space of those that are
 * zero, as long as the gap that the certificate asks for is there.
 *
 * @param factor R of `factorRows`, shape [p, p]
 * @param groupDimension as certified
 * @param rows the rows of a generator: n for real ones with p = n², 2n for complex ones with p = 2n², [Re; Im]
 * @returns `groupDimension` generators of shape [rows, p/rows] with ⟨J_a, J_b⟩ = 2 δ_ab
 */
export function symmetryGenerators(factor: Matrix, groupDimension: number, rows: number): Matrix[] {
  const { vectors } = symmetricEigen(multiply(factor, transpose(factor)));
  return rowsOf(vectors)
    .slice(0, groupDimension)
    .map((row) => scale(matrixOf(rows, factor.rows / rows, row), Math.sqrt(GENERATOR_NORM_SQUARED)));
}
