import type { Cell, Certificate, GridPoint, TrialResult } from '@liesweep/sweep';
import { emptyCell, foldTrial } from '../fold-trial.js';
import { vanishingCriterion } from '../vanishing-criterion.js';
import { gridPointOf, trialOf } from './example-trial.js';

/** The thresholds of the Lie-derivative form. */
export const CRITERION = vanishingCriterion({ invariance: 'lie-derivative' });

/** A vanishing, a failing, a doubtful final loss. */
export const VANISHING_LOSS = 1e-13;
export const FAILING_LOSS = 1;
export const DOUBTFUL_LOSS = 3.1e-4;

/** Folds trials into their cell. */
export function cellOf(gridPoint: GridPoint, trials: readonly TrialResult[]): Cell {
  return trials.reduce((cell, trial) => foldTrial(cell, trial), emptyCell(gridPoint));
}

/** A cell of which one trial ends at the loss given and the others fail. */
export function cellEndingAt(gridPoint: GridPoint, finalLoss: number | null, trials = 16): Cell {
  const restarts = Array.from({ length: trials }, (_, restart) => restart);
  return cellOf(
    gridPoint,
    restarts.map((restart) => trialOf(gridPoint, restart, restart === 0 || finalLoss === null ? finalLoss : 2)),
  );
}

/** Cells N_g = 1 … scanned, of which those listed vanish and the others fail. */
export function sliceOf(vanishing: readonly number[], scanned: number, dimension = 4, closure = 1): Cell[] {
  return Array.from({ length: scanned }, (_, index) =>
    cellEndingAt(
      gridPointOf(index + 1, dimension, closure),
      vanishing.includes(index + 1) ? VANISHING_LOSS : FAILING_LOSS,
    ),
  );
}

/** A certificate of SO(n), refused when the dimension is null. */
export function certificateOf(groupDimension: number | null, dimension = 4): Certificate {
  return {
    system: 'squared-norm/real/linear',
    dimension,
    groupDimension,
    ...(groupDimension === null ? { refusal: 'few-rows' } : { refusal: null }),
    defects: [1e-16, 0.5],
    tolerance: 1e-3,
    largestZero: groupDimension === null ? null : 1e-16,
    smallestNonZero: groupDimension === null ? null : 0.5,
    rowCount: groupDimension === null ? 15 : 300,
    parameterCount: 16,
    reason: groupDimension === null ? '15 rows for 16 parameters: too few.' : 'A gap.',
  };
}
