import type { Matrix } from '../matrix.js';
import { CLOSED_BELOW } from '../structure/analyse-structure.js';
import { isomorphism } from '../structure/isomorphism.js';
import { lieAlgebra, lieAlgebraOf, rowsOf } from '../structure/lie-algebra.js';
import { combine } from '../structure/name-centre.js';
import { structureConstants } from '../structure-constants.js';

/**
 * A basis of the span of one set of generators with the structure constants of another: isomorphic bases mapped onto each
 * other, whatever the coordinates of their features and the size of their matrices.
 *
 * @param generators N_g of shape [n, n]; complex ones in their real form
 * @param reference N_g generators of an isomorphic algebra, exact
 * @returns N_g of shape [n, n], the a-th the image of the a-th of `reference`; null where a set does not
 *   close or `isomorphism` finds none
 * @throws RangeError when a set is dependent, not finite, or differs in shape
 */
export function alignBasis(generators: readonly Matrix[], reference: readonly Matrix[]): Matrix[] | null {
  const algebra = lieAlgebraOf(generators);
  if (![algebra, lieAlgebraOf(reference)].every(({ closureResidual }) => closureResidual < CLOSED_BELOW)) {
    return null;
  }
  const map = isomorphism(lieAlgebra(structureConstants(reference)), algebra);
  return map === null ? null : rowsOf(map).map((row) => combine(row, algebra.basis));
}
