import type { Cell } from '@liesweep/sweep';
import type { VanishingCriterion } from './vanishing-criterion.js';

/**
 * What a cell says: it vanishes or fails, or says nothing because no trial is recorded (`pending`), none ended finite
 * (`diverged`), the lowest final loss vanishes but the referee rejects every such trial (`rejected`), or it lies between
 * the thresholds (`between`).
 */
export type CellState = 'vanishing' | 'failing' | 'pending' | 'diverged' | 'rejected' | 'between';

/**
 * Decides what a cell says. The referee decides whether it vanishes, whatever its loss; a loss above the upper threshold
 * fails. A lower one that the referee rejects fails where the certificate says that no such set exists: the loss of a direction
 * that is nearly a symmetry is small, and is no sign of doubt.
 *
 * @param certified the certified dimension, null where there is none
 */
export function classifyCell(
  { trials, vanishingTrials, finalLoss, gridPoint }: Cell,
  criterion: VanishingCriterion,
  certified: number | null,
): CellState {
  if (vanishingTrials > 0) {
    return 'vanishing';
  }
  if (finalLoss === null) {
    return trials === 0 ? 'pending' : 'diverged';
  }
  if (finalLoss > criterion.failsAbove || (certified !== null && gridPoint.generatorCount > certified)) {
    return 'failing';
  }
  return finalLoss < criterion.below ? 'rejected' : 'between';
}
