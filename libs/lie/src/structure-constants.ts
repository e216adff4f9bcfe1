import { Matrix as MlMatrix, QrDecomposition } from 'ml-matrix';
import { bracketPairs } from './bracket-pairs.js';
import { requireIndependent } from './require-independent.js';
import { matrixOf, stackAsRows } from './matrix.js';
import type { Matrix } from './matrix.js';

/**
 * The structure constants of a set of generators, by least squares.
 *
 *     [J_a, J_b] = Σ_c a_abc J_c
 *
 * is the convention of this project. The set need not be orthonormal; where it does not close, the right-hand side is
 * the projection of the left one on the span.
 *
 * @param generators J, N_g of shape [n, n], independent
 * @param brackets [J_a, J_b] for a < b in the order of `pairs`, where they are no commutators of matrices
 * @returns a, shape [N_g(N_g−1)/2, N_g]; rows in the order of `pairs(N_g)`
 * @throws RangeError when the generators are dependent, not finite, or differ in shape
 */
export function structureConstants(
  generators: readonly Matrix[],
  brackets: readonly Matrix[] = bracketPairs(generators),
): Matrix {
  requireIndependent(generators);
  if (brackets.length === 0) {
    return matrixOf(0, generators.length);
  }
  const solution = new QrDecomposition(columnsOf(generators)).solve(columnsOf(brackets)); // [N_g, pairs]
  return matrixOf(brackets.length, generators.length, solution.transpose().to1DArray());
}

/** N matrices [n, n] as the columns of one [n·n, N]. */
function columnsOf(matrices: readonly Matrix[]): MlMatrix {
  const { rows, columns, data } = stackAsRows(matrices);
  return MlMatrix.from1DArray(rows, columns, Array.from(data)).transpose();
}
