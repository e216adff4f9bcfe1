import { LiesweepError } from '@liesweep/sweep';

/** How well a fitted oracle gives the labels; a symmetry of a bad oracle is a symmetry of the fit only. */
export interface FitQuality {
  /** R² = 1 − Σ residual² / Σ (label − mean)², over all labels; or the share of samples whose class is right. */
  readonly measure: 'R²' | 'accuracy';
  readonly train: number;
  /** On rows that the fit never saw. */
  readonly heldOut: number;
}

/** Terminal: a learned oracle does not give the labels of rows it has not seen. */
export class FitDidNotConvergeError extends LiesweepError {
  constructor(
    readonly quality: FitQuality,
    readonly acceptAbove: number,
  ) {
    super(
      'FitDidNotConvergeError',
      `the oracle's fit reaches ${quality.measure} ${digits(quality.heldOut)} on held-out rows (${digits(quality.train)} on those it was fitted to): expected at least ${String(acceptAbove)}; give more rows, labels that the features decide, or another model`,
    );
  }
}

/** Below it a network is refused, in either measure; a polynomial states its error, and is not. */
export const ACCEPT_ABOVE = 0.8;

/** @throws FitDidNotConvergeError when the held-out quality is below the least accepted, or not a number */
export function requireConverged(quality: FitQuality, acceptAbove: number): void {
  if (!(quality.heldOut >= acceptAbove)) throw new FitDidNotConvergeError(quality, acceptAbove);
}

/**
 * R² of each label, averaged: every label counts alike, whatever its units.
 *
 * @param predicted row-major [rows, k]
 * @returns 1 where all is predicted; a constant label counts as predicted
 */
export function averageDetermination(
  predicted: ArrayLike<number>,
  labels: ArrayLike<number>,
  labelCount: number,
): number {
  const unexplained = sumsOfSquares(predicted, labels, labelCount).map(({ residual, spread }) =>
    spread === 0 ? 0 : residual / spread,
  );
  return 1 - unexplained.reduce((total, share) => total + share, 0) / labelCount;
}

/** R² of all labels together, for labels of one kind such as pixels. @param predicted row-major [rows, k] */
export function pooledDetermination(
  predicted: ArrayLike<number>,
  labels: ArrayLike<number>,
  labelCount: number,
): number {
  const sums = sumsOfSquares(predicted, labels, labelCount);
  return (
    1 -
    sums.reduce((total, { residual }) => total + residual, 0) / sums.reduce((total, { spread }) => total + spread, 0)
  );
}

interface SumsOfSquares {
  /** Σ (label − predicted)². */
  readonly residual: number;
  /** Σ (label − mean)². */
  readonly spread: number;
}

function sumsOfSquares(predicted: ArrayLike<number>, labels: ArrayLike<number>, labelCount: number): SumsOfSquares[] {
  const rows = labels.length / labelCount;
  return Array.from({ length: labelCount }, (_, label) => {
    const sumOver = (term: (value: number, at: number) => number): number => {
      let total = 0;
      for (let at = label; at < labels.length; at += labelCount) total += term(labels[at] ?? Number.NaN, at);
      return total;
    };
    const mean = sumOver((value) => value) / rows;
    return {
      residual: sumOver((value, at) => (value - (predicted[at] ?? Number.NaN)) ** 2),
      spread: sumOver((value) => (value - mean) ** 2),
    };
  });
}

/** The position of the largest number. */
export function largestAt(values: ArrayLike<number>): number {
  return Array.from(values).reduce((best, value, at, all) => (value > (all[best] ?? Number.NaN) ? at : best), 0);
}

/** The share of rows whose largest logit is that of their class. */
export function accuracyOf(logits: Float32Array, classes: ArrayLike<number>, classCount: number): number {
  let right = 0;
  for (let row = 0; row < classes.length; row += 1) {
    if (largestAt(logits.subarray(row * classCount, (row + 1) * classCount)) === classes[row]) right += 1;
  }
  return right / classes.length;
}

function digits(value: number): string {
  return String(Number(value.toFixed(4)));
}
