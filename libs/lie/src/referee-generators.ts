import { closureResidual } from './closure-residual.js';
import { normSquared } from './frobenius.js';
import { independence } from './independence.js';
import { invarianceResidual } from './invariance-residual.js';
import { isFiniteMatrix, scale } from './matrix.js';
import type { Matrix } from './matrix.js';
import { GENERATOR_NORM_SQUARED } from './orthonormalise.js';
import { INDEPENDENT_ABOVE } from './require-independent.js';

/** What the referee found about a set of generators; numbers are null when not finite. */
export interface GeneratorsVerdict {
  readonly independence: number | null;
  readonly invariance: number | null;
  readonly closure: number | null;
  readonly isIndependent: boolean;
  readonly isInvariant: boolean;
  readonly isClosed: boolean;
}

/** What the referee judges. */
export interface RefereeInput {
  /** N_g of shape [n, n]. */
  readonly generators: readonly Matrix[];
  /** Shape [samples · labels, n·n], on samples that training never saw. */
  readonly rows: Matrix;
  readonly sampleCount: number;
  /** Whether the loss asks for closure; an open set is accepted where it does not. */
  readonly closureHasWeight: boolean;
  /** The threshold below which a loss vanishes; both residuals are judged by it. */
  readonly below: number;
}

/** The verdict on a set that has an entry that is not finite, or no generator. */
export const REJECTED: GeneratorsVerdict = {
  independence: null,
  invariance: null,
  closure: null,
  isIndependent: false,
  isInvariant: false,
  isClosed: false,
};

/**
 * Judges generators in float64, apart from the loss that trained them: they must be independent, leave the oracle
 * invariant, and close where closure has weight.
 *
 * Both residuals are those of the generators at ‖𝒲‖² = 2: where normalization has no weight a set that shrinks to
 * nothing must not pass for a symmetry.
 *
 * @returns the numbers and the verdicts; a set with an entry that is not finite, or without generators, fails all three
 * @throws RangeError when the generators differ in shape or do not fit the rows
 */
export function refereeGenerators(input: RefereeInput): GeneratorsVerdict {
  const { generators, rows, sampleCount, closureHasWeight, below } = input;
  if (generators.length === 0 || !generators.every(isFiniteMatrix)) {
    return REJECTED;
  }
  const units = generators.map((generator) =>
    scale(generator, Math.sqrt(GENERATOR_NORM_SQUARED / normSquared(generator))),
  );
  return verdictOn(
    {
      independence: independence(generators),
      invariance: units.reduce((sum, unit) => sum + invarianceResidual(unit, rows, sampleCount), 0),
      closure: closureResidual(units),
    },
    closureHasWeight,
    below,
  );
}

/** What the three numbers of a set at ‖𝒲‖² = 2 mean; one that is NaN fails. */
export function verdictOn(
  found: Readonly<Record<'independence' | 'invariance' | 'closure', number>>,
  closureHasWeight: boolean,
  below: number,
): GeneratorsVerdict {
  return {
    independence: finiteOrNull(found.independence),
    invariance: finiteOrNull(found.invariance),
    closure: finiteOrNull(found.closure),
    isIndependent: found.independence > INDEPENDENT_ABOVE,
    isInvariant: found.invariance < below,
    isClosed: !closureHasWeight || found.closure < below,
  };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
