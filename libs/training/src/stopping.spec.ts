import { PLATEAU_WINDOW, stopOutcome, type TrialCourse } from './stopping.js';

const limits = { steps: 4000, stopBelow: 1e-10 };
const course = (changes: Partial<TrialCourse>): TrialCourse => ({
  steps: 100,
  loss: 1,
  lowestLoss: 1,
  windowLoss: 2,
  windowStart: 0,
  ...changes,
});

test('a trial that still gains goes on', () => {
  expect(stopOutcome(course({}), limits)).toBeUndefined();
});

test('a loss below stopBelow has converged', () => {
  expect(stopOutcome(course({ loss: 1e-11 }), limits)).toBe('converged');
});

test.each([Number.NaN, Infinity, 1e9])('a loss of %p has diverged', (loss) => {
  expect(stopOutcome(course({ loss }), limits)).toBe('diverged');
});

test('all steps taken is stopped, and convergence at the last step is convergence', () => {
  expect(stopOutcome(course({ steps: 4000 }), limits)).toBe('stopped');
  expect(stopOutcome(course({ steps: 4000, loss: 1e-12 }), limits)).toBe('converged');
});

test('a window without gain is a plateau, one with gain is not', () => {
  const full = { steps: PLATEAU_WINDOW + 5, windowStart: 5 };
  expect(stopOutcome(course({ ...full, lowestLoss: 1.9999, windowLoss: 2 }), limits)).toBe('plateaued');
  expect(stopOutcome(course({ ...full, lowestLoss: 1.9, windowLoss: 2 }), limits)).toBeUndefined();
  expect(stopOutcome(course({ ...full, steps: PLATEAU_WINDOW, lowestLoss: 2 }), limits)).toBeUndefined();
});
