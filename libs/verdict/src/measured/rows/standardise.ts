import { rowsOf, type RowBlocks } from '@liesweep/sweep';
import { columnSizes, largestOf, meanOf } from './column-moments.js';

/** Below this share of the largest label the labels do not vary. */
const CONSTANT_BELOW = 1e-12;

/** A label with mean 0 and mean square 1: y = mean + deviation · standard. */
export interface StandardLabel {
  readonly standard: Float64Array;
  /** In the units of y. */
  readonly mean: number;
  readonly deviation: number;
}

/** The label in standard units; null when it is constant or not finite. */
export function standardise(y: Float64Array): StandardLabel | null {
  const found = moments(rowsOf(y, 1));
  if (found === null) return null;
  const { mean, deviation } = found;
  return { standard: y.map((value) => (value - mean) / deviation), mean, deviation };
}

/** Whether labels are constant, or not finite. @param y rows of one number */
export function isConstant(y: RowBlocks): boolean {
  return moments(y) === null;
}

function moments(y: RowBlocks): Pick<StandardLabel, 'mean' | 'deviation'> | null {
  const mean = meanOf(y);
  const [deviation = NaN] = columnSizes(y, mean);
  return deviation > CONSTANT_BELOW * largestOf(y) && Number.isFinite(deviation) ? { mean, deviation } : null;
}
