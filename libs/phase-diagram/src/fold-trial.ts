import { LOSS_TERMS } from '@liesweep/sweep';
import type { Cell, GridPoint, LossTerms, TrialResult } from '@liesweep/sweep';
import { dominantTerm } from './dominant-term.js';
import { isVanishingTrial } from './vanishing-criterion.js';

type Best = NonNullable<Cell['best']>;
type Lowest = Pick<Cell, 'lowestLoss' | 'terms'>;

const NO_TERMS: LossTerms = {
  invariance: null,
  normalization: null,
  orthogonality: null,
  closure: null,
  sparsity: null,
};

/** The cell of a grid point before its first trial. */
export function emptyCell(gridPoint: GridPoint): Cell {
  return {
    gridPoint,
    trials: 0,
    lowestLoss: null,
    terms: NO_TERMS,
    dominantTerm: null,
    finalLoss: null,
    vanishingTrials: 0,
    best: null,
  };
}

/**
 * Adds one trial to its cell, in O(1).
 *
 * Every choice between trials breaks ties by what the trials are, never by which came first, so any order of folding
 * gives the same cell. Numbers that are not finite count as null. A trial folded twice counts twice.
 *
 * @param cell undefined for the first trial
 */
export function foldTrial(cell: Cell | undefined, trial: TrialResult): Cell {
  const before = cell ?? emptyCell(trial.gridPoint);
  const finalLoss = finiteOrNull(trial.finalLoss);
  const isVanishing = isVanishingTrial({ ...trial, finalLoss });
  const lowest = lowerOf(before, lowestOf(trial));
  const { trialKey, referee, tensors } = trial;
  return {
    gridPoint: before.gridPoint,
    trials: before.trials + 1,
    ...lowest,
    dominantTerm: dominantTerm(lowest.terms),
    finalLoss: compareLosses(finalLoss, before.finalLoss) < 0 ? finalLoss : before.finalLoss,
    vanishingTrials: before.vanishingTrials + (isVanishing ? 1 : 0),
    best: betterOf(before.best, { trialKey, finalLoss, isVanishing, referee, tensors }),
  };
}

function lowestOf({ lowestLoss, terms }: TrialResult): Lowest {
  const loss = finiteOrNull(lowestLoss);
  return {
    lowestLoss: loss,
    terms:
      loss === null
        ? NO_TERMS
        : {
            invariance: finiteOrNull(terms.invariance),
            normalization: finiteOrNull(terms.normalization),
            orthogonality: finiteOrNull(terms.orthogonality),
            closure: finiteOrNull(terms.closure),
            sparsity: finiteOrNull(terms.sparsity),
          },
  };
}

/** The lower loss with its terms; equal losses are decided by the terms, in their usual order. */
function lowerOf(a: Lowest, b: Lowest): Lowest {
  const order = [
    compareLosses(a.lowestLoss, b.lowestLoss),
    ...LOSS_TERMS.map((term) => compareLosses(a.terms[term], b.terms[term])),
  ];
  const { lowestLoss, terms } = (order.find((sign) => sign !== 0) ?? 0) <= 0 ? a : b;
  return { lowestLoss, terms };
}

/** An accepted trial before others, then the lower final loss, then the smaller key. */
function betterOf(a: Best | null, b: Best): Best {
  if (a === null) {
    return b;
  }
  if (a.isVanishing !== b.isVanishing) {
    return a.isVanishing ? a : b;
  }
  const order = compareLosses(a.finalLoss, b.finalLoss);
  return order < 0 || (order === 0 && a.trialKey <= b.trialKey) ? a : b;
}

/** Negative when the first loss is lower; null is higher than any number. */
function compareLosses(a: number | null, b: number | null): number {
  return Math.sign((a ?? Infinity) - (b ?? Infinity)) || 0;
}

function finiteOrNull(value: number | null): number | null {
  return Number.isFinite(value) ? value : null;
}
