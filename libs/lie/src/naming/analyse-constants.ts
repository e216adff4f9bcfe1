import { isFiniteMatrix } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import type { AlgebraStructure } from '../structure/algebra-structure.js';
import { lieAlgebra } from '../structure/lie-algebra.js';
import { UNKNOWN_STRUCTURE } from '../structure/unknown-structure.js';
import { analyseAlgebra } from './analyse-algebra.js';

/**
 * Finds out which Lie algebra has given structure constants, reductive or not, in float64.
 *
 * @param constants a, shape [N(N−1)/2, N], rows in the order of `pairs(N)`, of a basis whose elements are of one size: orthonormal
 *   ones of whatever inner product there is. An algebra whose constants are all small against that is called abelian
 * @param noise of a structure constant: what the brackets of two such elements miss the span by, or what is known of it
 * @returns no name, and the decision that had no gap, where the noise leaves none
 */
export function analyseConstants(constants: Matrix, noise = 0): AlgebraStructure {
  return isFiniteMatrix(constants) && Number.isFinite(noise)
    ? analyseAlgebra(lieAlgebra(constants, 0), noise)
    : { ...UNKNOWN_STRUCTURE, dimension: constants.columns, reason: 'A structure constant is not a finite number.' };
}
