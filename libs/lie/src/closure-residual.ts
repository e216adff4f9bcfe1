import { bracketPairs } from './bracket-pairs.js';
import { normSquared } from './frobenius.js';
import { independence } from './independence.js';
import type { Matrix } from './matrix.js';
import { orthonormalise, rejectFrom } from './orthonormalise.js';
import { INDEPENDENT_ABOVE } from './require-independent.js';

/**
 * Closure: how far the commutators of a set lie from its span.
 *
 *     Σ_{a<b} ‖ [J_a, J_b] − Σ_c a_abc J_c ‖²,   a_abc by least squares
 *
 * @param generators J, N_g of shape [n, n]
 * @param brackets [J_a, J_b] for a < b in the order of `pairs`, where they are no commutators of matrices
 * @returns the sum of squared distances, ≥ 0; 0 when N_g = 1; Infinity when the set is dependent, because the
 *   span then has no definite dimension; NaN when not finite
 * @throws RangeError when the generators are not square matrices of one size
 */
export function closureResidual(generators: readonly Matrix[], brackets?: readonly Matrix[]): number {
  const smallest = independence(generators);
  if (Number.isNaN(smallest)) {
    return NaN;
  }
  if (smallest <= INDEPENDENT_ABOVE) {
    return Infinity;
  }
  const basis = orthonormalise(generators);
  return (brackets ?? bracketPairs(generators)).reduce((sum, one) => sum + normSquared(rejectFrom(basis, one)), 0);
}
