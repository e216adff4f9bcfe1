import { vanishingCriterion } from '@liesweep/phase-diagram';
import type { Certificate, VerdictBound } from '@liesweep/sweep';
import { refereeLimits } from './referee-limits.js';

const LIE = vanishingCriterion({ invariance: 'lie-derivative' });
const FINITE = vanishingCriterion({ invariance: 'finite' });

const certificate = (change: Partial<Certificate>): Certificate => ({
  ...{ system: 'norm/real/linear', dimension: 3, groupDimension: 3, largestZero: 1e-16, smallestNonZero: 0.5 },
  ...{ rowCount: 300, parameterCount: 9, reason: 'A gap.', ...change },
});
const BOUND: VerdictBound = {
  ...{ level: 0.01, tolerance: 0.05, lower: 3, upper: 3, staircase: [], fittedDegree: 2, judgedDegree: 4, link: 'y' },
  ...{ rows: 300, misfit: 0.01, truncation: 0, rowsNeeded: null },
};

test('the defect that the certificate tolerates is accepted, and no more', () => {
  expect(refereeLimits(LIE, certificate({ tolerance: 2e-4 }))).toEqual({ tolerance: 2e-4, below: LIE.below });
});

test.each<readonly [string, Certificate | null]>([
  ['there is no certificate', null],
  ['it is of engine 1, which has no tolerance', certificate({})],
  ['nothing says so', certificate({ tolerance: null })],
])('where %s, a defect counts as the root of a loss that vanishes', (_, given) => {
  expect(refereeLimits(LIE, given)).toEqual({ tolerance: Math.sqrt(LIE.below), below: LIE.below });
});

test('the finite form tolerates the floor that ε leaves', () => {
  expect(refereeLimits(FINITE, certificate({ tolerance: 1e-3 }))).toEqual({ tolerance: 1e-2, below: FINITE.below });
  expect(refereeLimits(FINITE, certificate({ tolerance: 0.05 })).tolerance).toBe(0.05);
});

test('generators of measured labels close as far as they are known, and never where a set fails', () => {
  const known = refereeLimits(LIE, certificate({ tolerance: 0.05, bound: BOUND }));
  expect(known.tolerance).toBe(0.05);
  expect(known.below).toBeCloseTo(2.5e-4, 12);
  expect(refereeLimits(LIE, certificate({ tolerance: 1, bound: BOUND })).below).toBe(LIE.failsAbove);
  expect(refereeLimits(LIE, certificate({ tolerance: 1e-6, bound: BOUND })).below).toBe(LIE.below);
});
