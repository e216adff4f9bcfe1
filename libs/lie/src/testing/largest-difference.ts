import type { Matrix } from '../matrix.js';

/**
 * The largest difference of two matrices, entry by entry; NaN when one is not finite, so that no bound holds. For tests only.
 *
 * @throws RangeError when the shapes differ
 */
export function largestDifference(a: Matrix, b: Matrix): number {
  if (a.rows !== b.rows || a.columns !== b.columns) {
    throw new RangeError(
      `expected [${String(a.rows)},${String(a.columns)}], got [${String(b.rows)},${String(b.columns)}]`,
    );
  }
  return a.data.reduce((most, entry, at) => Math.max(most, Math.abs(entry - (b.data[at] ?? NaN))), 0);
}

/** The largest size of an entry; 0 without entries, NaN when one is NaN. For tests only. */
export function largestEntry({ data }: Matrix): number {
  return data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
}
