import type { SliceAction } from './slice-action.js';

/** How much labels differ between two samples: the largest difference of any, over the spread of that label on the data. */
export function changeOfLabels({
  labels,
  samples,
}: Pick<SliceAction, 'labels' | 'samples'>): (from: Float64Array, to: Float64Array) => number {
  if (labels === null) return () => Number.NaN;
  const spreads = spreadsOf(samples.map(labels));
  return (from, to) => {
    const [before, after] = [labels(from), labels(to)];
    return before.reduce(
      (most, value, k) => Math.max(most, Math.abs((after[k] ?? Number.NaN) - value) / (spreads[k] ?? Number.NaN)),
      0,
    );
  };
}

/** The standard deviation of every label over rows where it is finite; 1 where it does not vary. */
export function spreadsOf(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, k) => {
    const values = rows.map((row) => row[k] ?? Number.NaN).filter(Number.isFinite);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return Math.sqrt(variance) || 1;
  });
}
