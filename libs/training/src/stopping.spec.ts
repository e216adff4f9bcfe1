import { DIVERGED_ABOVE, PLATEAU_GAIN, PLATEAU_WINDOW, stopOutcome, type TrialCourse } from './stopping.js';

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

test('the limits themselves: a loss of stopBelow goes on, one of the largest allowed goes on, one above has diverged', () => {
  expect(stopOutcome(course({ loss: 1e-10 }), limits)).toBeUndefined();
  expect(stopOutcome(course({ loss: DIVERGED_ABOVE }), limits)).toBeUndefined();
  expect(stopOutcome(course({ loss: DIVERGED_ABOVE * (1 + 1e-12) }), limits)).toBe('diverged');
  expect(stopOutcome(course({ steps: limits.steps - 1 }), limits)).toBeUndefined();
});

test('divergence comes before everything else, and convergence before the end of the steps and a plateau', () => {
  const ended = { steps: limits.steps, windowStart: 0, lowestLoss: 2, windowLoss: 2 };
  expect(stopOutcome(course({ ...ended, loss: Number.NaN }), limits)).toBe('diverged');
  expect(stopOutcome(course({ ...ended, loss: Number.NEGATIVE_INFINITY }), limits)).toBe('diverged');
  expect(stopOutcome(course({ ...ended, loss: 1e-12 }), limits)).toBe('converged');
  expect(stopOutcome(course(ended), limits)).toBe('stopped');
});

test('a gain of just PLATEAU_GAIN goes on, and of less does not', () => {
  const full = { steps: PLATEAU_WINDOW, windowLoss: 1 };
  expect(stopOutcome(course({ ...full, lowestLoss: 1 - PLATEAU_GAIN }), limits)).toBeUndefined();
  expect(stopOutcome(course({ ...full, lowestLoss: 1 - PLATEAU_GAIN / 2 }), limits)).toBe('plateaued');
});

test('a lowest loss that was never finite is no plateau: it has diverged, or is still to come', () => {
  const full = {
    steps: PLATEAU_WINDOW,
    loss: 5,
    lowestLoss: Number.POSITIVE_INFINITY,
    windowLoss: Number.POSITIVE_INFINITY,
  };
  expect(stopOutcome(course(full), limits)).toBeUndefined();
});
