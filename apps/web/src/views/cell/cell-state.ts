import type { CellDetail } from '@liesweep/api-contract';
import { formatLoss } from '@liesweep/figures/notation';
import { explainReferee } from './explain-referee.js';

/** What a cell says, in a word, a sign and a sentence. */
export interface CellState {
  readonly word: 'vanishes' | 'does not vanish' | 'undecided';
  readonly tone: 'good' | 'neutral' | 'warning';
  readonly reason: string;
}

/**
 * What a cell says of its grid point, and why. A cell that no further trial can change is decided; what its slice makes of it,
 * and of losses between the thresholds, is the verdict’s.
 *
 * @param vanishesBelow the final loss below which a trial is refereed; null where it is not known
 */
export function cellState(cell: CellDetail, vanishesBelow: number | null): CellState {
  const { recorded, restarts, vanishingTrials, finalLoss, failures, isDecided } = cell;
  const of = `${String(recorded)} of ${count(restarts, 'restart')} recorded`;
  if (vanishingTrials > 0) {
    return {
      word: 'vanishes',
      tone: 'good',
      reason: `The referee accepts the generators of ${String(vanishingTrials)} of ${count(recorded, 'recorded trial')}; one is enough.`,
    };
  }
  if (recorded === 0) {
    const lost = failures.length === 0 ? '' : ` ${count(failures.length, 'restart')} could not be trained.`;
    return { word: 'undecided', tone: 'neutral', reason: `No trial is recorded so far.${lost}` };
  }
  const rejected = rejectionOf(cell, vanishesBelow);
  if (!isDecided) {
    return {
      word: 'undecided',
      tone: 'neutral',
      reason: `${of}, and none vanishes: one of the others still may.${rejected}`,
    };
  }
  const lowest = finalLoss === null ? 'every trial diverged' : `the lowest final loss is ${formatLoss(finalLoss)}`;
  const lost = failures.length === 0 ? '' : `, and ${count(failures.length, 'restart')} could not be trained`;
  return { word: 'does not vanish', tone: 'warning', reason: `${of}: ${lowest}${lost}.${rejected}` };
}

function rejectionOf({ finalLoss, trials, weights }: CellDetail, vanishesBelow: number | null): string {
  if (finalLoss === null || vanishesBelow === null || finalLoss >= vanishesBelow) return '';
  const best = trials.find((trial) => trial.finalLoss === finalLoss);
  const faults =
    best === undefined ? [] : explainReferee(best.referee, weights.closure > 0).filter(({ isFine }) => !isFine);
  return ` That is below ${formatLoss(vanishesBelow)}, but the referee rejects the generators${
    faults.length === 0 ? '' : `: ${faults.map(({ complaint }) => complaint).join(', ')}`
  }.`;
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
