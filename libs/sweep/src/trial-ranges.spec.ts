import type { TrialRange } from './trial.js';
import { countTrials, halveRanges } from './trial-ranges.js';

function enumerate(ranges: readonly TrialRange[]): number[] {
  return ranges.flatMap(([first, end]) => Array.from({ length: end - first }, (_, offset) => first + offset));
}

describe.each<{ ranges: readonly TrialRange[] }>([
  { ranges: [[0, 2]] },
  { ranges: [[3, 10]] },
  {
    ranges: [
      [0, 1],
      [5, 6],
      [9, 10],
    ],
  },
  {
    ranges: [
      [0, 100],
      [200, 201],
    ],
  },
  {
    ranges: [
      [4, 5],
      [7, 30],
      [31, 35],
    ],
  },
])('halving $ranges', ({ ranges }) => {
  const [left, right] = halveRanges(ranges);

  it('keeps every trial once and in order', () => {
    expect([...enumerate(left), ...enumerate(right)]).toEqual(enumerate(ranges));
  });

  it('leaves the halves equal up to one trial', () => {
    expect(countTrials(left) - countTrials(right)).toBe(countTrials(ranges) % 2);
  });
});
