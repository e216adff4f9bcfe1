import type { TrialRange } from '@liesweep/sweep';

/** The number of trials in ranges that do not overlap. */
export function countTrials(ranges: readonly TrialRange[]): number {
  return ranges.reduce((count, [first, end]) => count + end - first, 0);
}

/** Two parts of the same trials in the same order; the first part has ⌈count / 2⌉ of them. */
export function halveRanges(ranges: readonly TrialRange[]): readonly [readonly TrialRange[], readonly TrialRange[]] {
  const left: TrialRange[] = [];
  const right: TrialRange[] = [];
  let room = Math.ceil(countTrials(ranges) / 2);
  for (const [first, end] of ranges) {
    const middle = Math.min(end, first + room);
    room -= middle - first;
    if (first < middle) left.push([first, middle]);
    if (middle < end) right.push([middle, end]);
  }
  return [left, right];
}
