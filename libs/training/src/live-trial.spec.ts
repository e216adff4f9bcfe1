import { exampleStack } from './testing/example-stack.js';
import type { HostState } from './host-state.js';
import {
  advanceTrial,
  copyTrial,
  finishTrial,
  lowestOf,
  phaseSteps,
  startTrial,
  type LiveTrial,
} from './live-trial.js';
import { PLATEAU_WINDOW } from './stopping.js';

const { stack } = exampleStack({ dimension: 2, generators: [1, 3], restarts: 1 });
const [single, triple] = stack.trials;
if (single === undefined || triple === undefined) throw new TypeError('the example has two trials');

const LIMITS = { steps: 4000, stopBelow: 1e-10 };
const fresh = (): LiveTrial => startTrial(triple, { hasAngles: true });

test('a trial starts searching, with nothing noted, and with angles where there are pairs of matrices', () => {
  expect(startTrial(triple, { hasAngles: true })).toEqual({
    ...{ index: triple.index, phase: 'searching', phaseStart: 0, windowLoss: null, windowStart: 0 },
    ...{ search: null, seconds: 0, curve: { steps: [], losses: [], angles: { steps: [], degrees: [] } } },
  });
  expect(startTrial(single, { hasAngles: true }).curve.angles).toBeUndefined();
  expect(startTrial(triple, { hasAngles: false }).curve.angles).toBeUndefined();
});

test('the finishing phase may take half the steps, rounded up', () => {
  const live = fresh();
  expect(phaseSteps(live, 1001)).toBe(1001);
  live.phase = 'finishing';
  expect([1001, 1000, 1].map((steps) => phaseSteps(live, steps))).toEqual([501, 500, 1]);
});

describe('advancing', () => {
  test('notes step and loss, and null where the loss is not a number', () => {
    const live = fresh();
    advanceTrial(live, 1, 3, 3, LIMITS);
    advanceTrial(live, 2, Number.NaN, 3, LIMITS);
    advanceTrial(live, 5, Number.POSITIVE_INFINITY, 3, LIMITS);
    expect(live.curve).toMatchObject({ steps: [1, 2, 5], losses: [3, null, null] });
  });

  test('says diverged for what is not a number, and converged below stopBelow', () => {
    expect(advanceTrial(fresh(), 1, Number.NaN, 1, LIMITS)).toBe('diverged');
    expect(advanceTrial(fresh(), 1, 1e-11, 1e-11, LIMITS)).toBe('converged');
    expect(advanceTrial(fresh(), 1, 1e-9, 1e-9, LIMITS)).toBeUndefined();
  });

  test('a loss that does not fall is a plateau at the first look after a window, not before', () => {
    const live = fresh();
    for (let step = 100; step < PLATEAU_WINDOW; step += 100)
      expect([step, advanceTrial(live, step, 1, 1, LIMITS)]).toEqual([step, undefined]);
    expect(advanceTrial(live, PLATEAU_WINDOW, 1, 1, LIMITS)).toBe('plateaued');
  });

  test('a loss that falls by a hundredth in each window goes on until its steps are taken', () => {
    const live = fresh();
    let loss = 1;
    for (let step = 100; step < LIMITS.steps; step += 100) {
      if (step % PLATEAU_WINDOW === 0) loss *= 0.99;
      expect([step, advanceTrial(live, step, loss, loss, LIMITS)]).toEqual([step, undefined]);
    }
    expect(advanceTrial(live, LIMITS.steps, loss, loss, LIMITS)).toBe('stopped');
  });

  test('a new window begins with the lowest loss of its first look', () => {
    const live = fresh();
    advanceTrial(live, 100, 2, 2, LIMITS);
    expect([live.windowLoss, live.windowStart]).toEqual([2, 0]);
    advanceTrial(live, PLATEAU_WINDOW, 1.5, 1, LIMITS);
    expect([live.windowLoss, live.windowStart]).toEqual([1, PLATEAU_WINDOW]);
  });

  test('counts the steps of a phase from its beginning', () => {
    const live = fresh();
    live.phase = 'finishing';
    live.phaseStart = 3000;
    live.windowLoss = 2; // so that the window alone does not end it
    expect(advanceTrial(live, 3000 + LIMITS.steps / 2 - 1, 1, 1, LIMITS)).toBeUndefined();
    expect(advanceTrial(live, 3000 + LIMITS.steps / 2, 1, 1, LIMITS)).toBe('stopped');
  });
});

test('a copy stays as it is while the trial goes on', () => {
  const live = fresh();
  advanceTrial(live, 1, 3, 3, LIMITS);
  live.curve.angles?.steps.push(0);
  live.curve.angles?.degrees.push([90, 45, 60]);
  const copy = copyTrial(live);
  expect(copy).toEqual(live);
  advanceTrial(live, 2, 2, 2, LIMITS);
  live.curve.angles?.steps.push(1);
  live.curve.angles?.degrees.push([89, 44, 59]);
  live.phase = 'finishing';
  expect(copy).toMatchObject({
    phase: 'searching',
    curve: { steps: [1], losses: [3], angles: { steps: [0], degrees: [[90, 45, 60]] } },
  });
  expect(copyTrial(startTrial(single, { hasAngles: true })).curve).not.toHaveProperty('angles');
});

/** The state of a stack of two trials, three generators of 2 × 2. */
const state: HostState = {
  loss: { shape: [2], data: Float32Array.of(0.5, 0.25) },
  lowestLoss: { shape: [2], data: Float32Array.of(0.375, Number.POSITIVE_INFINITY) },
  lowestTerms: { shape: [2, 5], data: Float32Array.of(0.125, 0.25, 0, 0, 0, 9, 9, 9, 9, 9) },
  lowestGenerators: { shape: [2, 3, 4], data: Float32Array.from({ length: 24 }, (_, at) => at) },
};

describe('the lowest loss of a row', () => {
  test('is kept with its terms by name', () => {
    expect(lowestOf(state, 0)).toEqual({
      lowestLoss: 0.375,
      terms: { invariance: 0.125, normalization: 0.25, orthogonality: 0, closure: 0, sparsity: 0 },
    });
  });

  test('that was never finite is null, and so are its terms', () => {
    const none = { invariance: null, normalization: null, orthogonality: null, closure: null, sparsity: null };
    expect(lowestOf(state, 1)).toEqual({ lowestLoss: null, terms: none });
  });
});

test('a state without a term is refused, where a term that is not finite is null', () => {
  const ofFour = { ...state, lowestTerms: { shape: [2, 4], data: new Float32Array(8) } };
  expect(() => lowestOf(ofFour, 0)).toThrow(new TypeError('lowestTerms: expected a number 4 of trial 0'));
  const values = Float32Array.of(0, NaN, 0, 0, 0, 0, 0, 0, 0, 0);
  expect(lowestOf({ ...state, lowestTerms: { shape: [2, 5], data: values } }, 0).terms.normalization).toBeNull();
});

describe('the result of a trial', () => {
  test('has its own generators without the padding', () => {
    const one = finishTrial({
      live: startTrial(single, { hasAngles: true }),
      trial: single,
      outcome: 'converged',
      stepsTaken: 120,
      state,
      position: 0,
      stack,
    });
    expect(one).toMatchObject({
      outcome: 'converged',
      steps: 120,
      lowestLoss: 0.375,
      finalLoss: 0.5,
      structureConstants: null,
    });
    expect(Array.from(one.generators)).toEqual([0, 1, 2, 3]);
    const all = finishTrial({
      live: startTrial(triple, { hasAngles: true }),
      trial: triple,
      outcome: 'stopped',
      stepsTaken: 7,
      state,
      position: 1,
      stack,
    });
    expect(Array.from(all.generators)).toEqual(Array.from({ length: 12 }, (_, at) => 12 + at));
  });

  test('is a copy of the state', () => {
    const changing: HostState = { ...state, lowestGenerators: { shape: [1, 3, 4], data: new Float32Array(12) } };
    const result = finishTrial({
      live: startTrial(single, { hasAngles: true }),
      trial: single,
      outcome: 'stopped',
      stepsTaken: 1,
      state: changing,
      position: 0,
      stack,
    });
    changing.lowestGenerators?.data.fill(9);
    expect(Array.from(result.generators)).toEqual([0, 0, 0, 0]);
  });

  test('of one that diverged has no final loss', () => {
    expect(
      finishTrial({
        live: startTrial(single, { hasAngles: true }),
        trial: single,
        outcome: 'diverged',
        stepsTaken: 1,
        state,
        position: 0,
        stack,
      }).finalLoss,
    ).toBeNull();
  });

  test('after a finishing phase has the lowest loss of the search', () => {
    const live = startTrial(single, { hasAngles: true });
    const terms = { invariance: 0.5, normalization: 0, orthogonality: 0, closure: 0, sparsity: 0.5 };
    live.search = { lowestLoss: 1, terms };
    expect(
      finishTrial({ live, trial: single, outcome: 'converged', stepsTaken: 9, state, position: 0, stack }),
    ).toMatchObject({
      lowestLoss: 1,
      terms,
      finalLoss: 0.5,
    });
  });

  test('has the antisymmetric part of learned constants, one row per pair of its own generators', () => {
    // a_abc = 100a + 10b + c over three generators; ½ (a_abc − a_bac) = 45 (a − b), whatever c.
    const values = Float32Array.from(
      { length: 27 },
      (_, at) => 100 * Math.floor(at / 9) + 10 * (Math.floor(at / 3) % 3) + (at % 3),
    );
    const learned: HostState = { ...state, lowestConstants: { shape: [1, 9, 3], data: values } };
    const { structureConstants } = finishTrial({
      live: startTrial(triple, { hasAngles: true }),
      trial: triple,
      outcome: 'stopped',
      stepsTaken: 1,
      state: learned,
      position: 0,
      stack,
    });
    expect(Array.from(structureConstants ?? [])).toEqual([-45, -45, -45, -90, -90, -90, -45, -45, -45]);
    const none = finishTrial({
      live: startTrial(single, { hasAngles: true }),
      trial: single,
      outcome: 'stopped',
      stepsTaken: 1,
      state: learned,
      position: 0,
      stack,
    }).structureConstants;
    expect(Array.from(none ?? [Number.NaN])).toEqual([]);
  });
});
