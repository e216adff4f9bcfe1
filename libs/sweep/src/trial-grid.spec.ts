import fc from 'fast-check';
import type { SweepSpec } from './sweep-spec.js';
import { SMALL_SWEEP } from './testing/example-specs.js';
import {
  enumerateTrials,
  findTrial,
  findTrialByKey,
  gridPointAt,
  gridPointCount,
  gridPointIndex,
  placeOfKey,
  sliceCount,
  trialAt,
  trialCount,
  trialsInRanges,
} from './trial-grid.js';

const axis = (value: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc.uniqueArray(value, { minLength: 1, maxLength: 3 });
const weight = axis(fc.constantFrom(0, 0.05, 1, 2, 10));
const sweeps: fc.Arbitrary<SweepSpec> = fc
  .record({
    restarts: fc.integer({ min: 1, max: 3 }),
    grid: fc.record({
      dimension: axis(fc.integer({ min: 1, max: 9 })),
      generators: axis(fc.integer({ min: 1, max: 9 })),
      weights: fc.record({
        invariance: weight,
        normalization: weight,
        orthogonality: weight,
        closure: weight,
        sparsity: weight,
      }),
    }),
  })
  .map((change) => ({ ...SMALL_SWEEP, ...change }));

test('the number of trials is dimensions × slices × generators × restarts', () => {
  expect([sliceCount(SMALL_SWEEP.grid), gridPointCount(SMALL_SWEEP), trialCount(SMALL_SWEEP)]).toEqual([2, 12, 48]);
});

test('G1: dimension varies slowest, then the weight slice, then generators, then restart', () => {
  const order = [...enumerateTrials(SMALL_SWEEP)].map(({ gridPoint, restart }) => [
    gridPoint.dimension,
    gridPoint.lossWeights.closure,
    gridPoint.generatorCount,
    restart,
  ]);
  expect(order.slice(0, 5)).toEqual([
    [2, 0, 1, 0],
    [2, 0, 1, 1],
    [2, 0, 1, 2],
    [2, 0, 1, 3],
    [2, 0, 2, 0],
  ]);
  expect(order[12]).toEqual([2, 1, 1, 0]);
  expect(order[24]).toEqual([3, 0, 1, 0]);
  expect(order.at(-1)).toEqual([3, 1, 3, 3]);
});

test('G1: of the five weights the first varies slowest and the last fastest', () => {
  const weights = { invariance: [1, 2], normalization: [1], orthogonality: [1], closure: [0, 1], sparsity: [0, 0.05] };
  const spec = { ...SMALL_SWEEP, restarts: 1, grid: { dimension: [2], generators: [1], weights } };
  const slices = [...enumerateTrials(spec)].map(({ gridPoint: { lossWeights } }) => lossWeights);
  expect(slices.map(({ invariance, closure, sparsity }) => [invariance, closure, sparsity])).toEqual([
    [1, 0, 0],
    [1, 0, 0.05],
    [1, 1, 0],
    [1, 1, 0.05],
    [2, 0, 0],
    [2, 0, 0.05],
    [2, 1, 0],
    [2, 1, 0.05],
  ]);
});

test('G2: a grid point has one index, and a key its place whatever the engine', () => {
  fc.assert(
    fc.property(sweeps, fc.nat(), (spec, any) => {
      const { index, key, gridPoint, restart } = trialAt(spec, any % trialCount(spec));
      const cell = Math.floor(index / spec.restarts);
      expect(gridPointIndex(spec, gridPoint)).toBe(cell);
      expect(gridPointAt(spec, cell)).toEqual(gridPoint);
      expect(placeOfKey(spec, key)).toEqual({ cell, restart });
      expect(placeOfKey(spec, key.replace(/engine=.*$/, 'engine=1'))).toEqual({ cell, restart });
      expect(placeOfKey(spec, key.replace(/restart=\d+/, `restart=${String(spec.restarts)}`))).toBeUndefined();
    }),
  );
});

test('G2: enumeration, lookup and ranges agree, and keys are distinct', () => {
  fc.assert(
    fc.property(sweeps, fc.nat(), (spec, cut) => {
      const trials = [...enumerateTrials(spec)];
      const count = trialCount(spec);
      expect(trials.map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, index) => index));
      expect(new Set(trials.map(({ key }) => key)).size).toBe(count);
      const middle = cut % count;
      expect(trialAt(spec, middle)).toEqual(trials[middle]);
      expect(
        trialsInRanges(spec, [
          [0, middle],
          [middle, count],
        ]),
      ).toEqual(trials);
    }),
    { seed: 20_230_104, numRuns: 60 },
  );
});

test('G2: a trial is found by its grid point and restart', () => {
  fc.assert(
    fc.property(sweeps, fc.nat(), (spec, cut) => {
      const trial = trialAt(spec, cut % trialCount(spec));
      expect(findTrial(spec, trial.gridPoint, trial.restart)).toEqual(trial);
    }),
    { seed: 20_230_104, numRuns: 60 },
  );
});

const { gridPoint: POINT } = trialAt(SMALL_SWEEP, 0);

test.each<readonly [what: string, point: Partial<typeof POINT>, restart: number]>([
  ['system', { system: 'norm/real/linear' }, 0],
  ['n', { dimension: 4 }, 0],
  ['N_g', { generatorCount: 4 }, 0],
  ['weight', { lossWeights: { ...POINT.lossWeights, closure: 0.5 } }, 0],
  ['restart', {}, 4],
  ['whole restart', {}, 0.5],
  ['restart', {}, -1],
  ['restart', {}, Number.NaN],
])('no trial is found that has a %s of no grid point: %j, %p', (_, point, restart) => {
  expect(findTrial(SMALL_SWEEP, { ...POINT, ...point }, restart)).toBeUndefined();
});

test('a trial is found by its key, also in a repetition and at weights that are no whole numbers', () => {
  const weights = { ...SMALL_SWEEP.grid.weights, sparsity: [0.05, 1e-7, 5e-324] };
  const spec = { ...SMALL_SWEEP, repetition: 2, grid: { ...SMALL_SWEEP.grid, weights } };
  for (const sweep of [SMALL_SWEEP, spec]) {
    for (const trial of enumerateTrials(sweep)) expect(findTrialByKey(sweep, trial.key)).toEqual(trial);
  }
  expect(findTrialByKey(spec, trialAt(SMALL_SWEEP, 0).key)).toBeUndefined();
});

test.each(['', 'forged', '/n=2/Ng=1/h=1,1,1,0,0/x/restart=0/engine=1'])('no trial is found by the key %j', (key) => {
  expect(findTrialByKey(SMALL_SWEEP, key)).toBeUndefined();
});

test('no trial is found by the key of another engine or restart', () => {
  const { key } = trialAt(SMALL_SWEEP, 0);
  expect(findTrialByKey(SMALL_SWEEP, key.replace(/engine=.*$/, 'engine=0'))).toBeUndefined();
  expect(findTrialByKey(SMALL_SWEEP, key.replace('restart=0', 'restart=4'))).toBeUndefined();
  expect(findTrialByKey(SMALL_SWEEP, key.replace('restart=0', 'restart=00'))).toBeUndefined();
});

test('G3: a trial is the same whatever else is in the grid', () => {
  const wider = {
    ...SMALL_SWEEP,
    restarts: 9,
    grid: { ...SMALL_SWEEP.grid, dimension: [7, 2, 3], generators: [5, 3, 2, 1] },
  };
  const keys = new Set([...enumerateTrials(wider)].map(({ key }) => key));
  expect([...enumerateTrials(SMALL_SWEEP)].every(({ key }) => keys.has(key))).toBe(true);
});

test('no list is made of the trials of a large grid', () => {
  const large = { ...SMALL_SWEEP, restarts: 1e12 };
  const first = enumerateTrials(large).next();
  expect(first.done === false && first.value.index).toBe(0);
  expect(trialAt(large, 12e12 - 1).restart).toBe(1e12 - 1);
});

test.each([-1, 48, 0.5, Number.NaN])('an index of %p is refused', (index) => {
  expect(() => trialAt(SMALL_SWEEP, index)).toThrow(RangeError);
});

test('a range that leaves the grid is refused', () => {
  expect(() => trialsInRanges(SMALL_SWEEP, [[47, 49]])).toThrow(RangeError);
});
