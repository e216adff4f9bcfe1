import { normSquared } from '../frobenius.js';
import { scale } from '../matrix.js';
import { EXACT_NOISE } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { jacobiError } from './jacobi-error.js';

/** Numbers up to this multiple of the error of a structure constant may stand for zeros: sums of some tens of them. */
export const ERRORS_IN_NOISE = 40;

/** Spaces that were found are off by the noise over the smallest number that told them apart, as a rule this multiple of it. */
const NOISE_OF_FOUND = 8;

/** What may stand for a zero in brackets of spaces that were found themselves. */
export function noiseOfFound({ noise }: LieAlgebra): number {
  return NOISE_OF_FOUND * noise;
}

/** √(Σ a_abc² / N), the size of ad_a in the mean. */
export function algebraSize({ adjoint, dimension }: LieAlgebra): number {
  return Math.sqrt(adjoint.reduce((sum, each) => sum + normSquared(each), 0) / dimension);
}

/**
 * The algebra in units in which its size is 1: x → x/size is an isomorphism.
 *
 * Its noise is that of what was given, or what the Jacobi identity shows where that is more.
 */
export function normalisedAlgebra(algebra: LieAlgebra): LieAlgebra {
  const unit = 1 / algebraSize(algebra);
  const adjoint = algebra.adjoint.map((each) => scale(each, unit));
  const shown = ERRORS_IN_NOISE * jacobiError({ ...algebra, adjoint });
  return { ...algebra, adjoint, noise: Math.max(algebra.noise * unit, shown, EXACT_NOISE) };
}
