import type { Cell } from '@liesweep/sweep';
import type { VanishingCriterion } from './vanishing-criterion.js';

/**
 * What a cell says: it vanishes or fails, or says nothing because no trial is recorded (`pending`), none ended finite
 * (`diverged`), the lowest final loss vanishes but the referee rejects every such trial (`rejected`), or it lies between
 * the thresholds (`between`).
 */
export type CellState = 'vanishing' | 'failing' | 'pending' | 'diverged' | 'rejected' | 'between';

/** Decides what a cell says. */
export function classifyCell({ trials, vanishingTrials, finalLoss }: Cell, criterion: VanishingCriterion): CellState {
  if (vanishingTrials > 0) {
    return 'vanishing';
  }
  if (finalLoss === null) {
    return trials === 0 ? 'pending' : 'diverged';
  }
  if (finalLoss > criterion.failsAbove) {
    return 'failing';
  }
  return finalLoss < criterion.below ? 'rejected' : 'between';
}
