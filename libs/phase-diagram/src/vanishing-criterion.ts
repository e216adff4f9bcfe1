import {
  definitionOf,
  PARAMETERISATIONS,
  termFormOf,
  type ParameterisationSpec,
  type TrainingSpec,
  type TrialResult,
} from '@liesweep/sweep';

/** Where a final loss vanishes and where it fails; in between nothing is said. */
export interface VanishingCriterion {
  /** A final loss below this vanishes, if the referee agrees. */
  readonly below: number;
  /** A final loss above this fails. */
  readonly failsAbove: number;
  /** The relative defect that the form of the invariance leaves by itself: 0 but for finite ε. */
  readonly leastTolerance: number;
}

/** Cells that close fall below 1e-10, so that 1e-6 leaves four decades to trainings that end early. */
const VANISHES_BELOW = 1e-6;

/** The lowest known loss of a cell that cannot close is 0.47: a factor of 47 above. */
const FAILS_ABOVE = 1e-2;

/** The thresholds for the losses of a form of the invariance term and of the generators. */
export function vanishingCriterion(
  { invariance }: Pick<TrainingSpec, 'invariance'>,
  { kind }: Pick<ParameterisationSpec, 'kind'> = { kind: 'linear' },
): VanishingCriterion {
  const ofForm = termFormOf(invariance).vanishesBelow;
  return {
    below: definitionOf(PARAMETERISATIONS, kind).vanishesBelow ?? ofForm ?? VANISHES_BELOW,
    failsAbove: FAILS_ABOVE,
    leastTolerance: Math.sqrt(ofForm ?? 0),
  };
}

/**
 * A trial vanishes when the float64 referee accepts its generators in all three respects: independent, closed where closure
 * has weight, with a relative defect within the tolerance. The loss is what is drawn, not what decides.
 */
export function isVanishingTrial({ finalLoss, referee }: Pick<TrialResult, 'finalLoss' | 'referee'>): boolean {
  return finalLoss !== null && referee !== null && referee.isIndependent && referee.isInvariant && referee.isClosed;
}
