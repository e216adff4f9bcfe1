import type { TrialRange } from './trial.js';

/** The number of trials in ranges that do not overlap. */
export function countTrials(ranges: readonly TrialRange[]): number {
  return ranges.reduce((count, [first, end]) => count + end - first, 0);
}

/** The trials at positions `from` to `to` (not included) of the ranges, laid end to end. */
export function sliceRanges(ranges: readonly TrialRange[], from: number, to: number): readonly TrialRange[] {
  let position = 0;
  return ranges.flatMap(([first, end]): TrialRange[] => {
    const start = Math.max(first, first + from - position);
    const stop = Math.min(end, first + to - position);
    position += end - first;
    return start < stop ? [[start, stop]] : [];
  });
}

/** Two parts of the same trials in the same order; the first part has ⌈count / 2⌉ of them. */
export function halveRanges(ranges: readonly TrialRange[]): readonly [readonly TrialRange[], readonly TrialRange[]] {
  const count = countTrials(ranges);
  const middle = Math.ceil(count / 2);
  return [sliceRanges(ranges, 0, middle), sliceRanges(ranges, middle, count)];
}
