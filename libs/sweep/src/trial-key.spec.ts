import type { SweepSpec, TrainingSpec } from './sweep-spec.js';
import { SMALL_SWEEP } from './testing/example-specs.js';
import { trialAt } from './trial-grid.js';
import { ENGINE_VERSION, gridPointKey, seedKey, trialKey } from './trial-key.js';

const { gridPoint } = trialAt(SMALL_SWEEP, 0);
const keyWith = (change: Partial<SweepSpec>): string => trialKey({ ...SMALL_SWEEP, ...change }, gridPoint, 0);
const keyTrained = (change: Partial<TrainingSpec>): string =>
  keyWith({ training: { ...SMALL_SWEEP.training, ...change } });
const KEY = keyWith({});

test('I1: a trial key says everything that changes the result, readably', () => {
  expect(KEY).toBe(
    'squared-norm/real/linear/n=2/Ng=1/h=1,1,1,0,0/normal(300)/lie-derivative/adam(0.01,inverse-sqrt(500))/' +
      `steps=4000/stop=1e-10/projected/seed=1/restart=0/engine=${ENGINE_VERSION}`,
  );
});

test('I1: a trial key begins with the key of its grid point', () => {
  expect(KEY.startsWith(`${gridPointKey(gridPoint)}/`)).toBe(true);
});

test.each<readonly [string, string]>([
  ['samples', keyWith({ data: { kind: 'normal', samples: 301 } })],
  ['sweep seed', keyWith({ seed: 2 })],
  ['learning rate', keyTrained({ learningRate: 0.02 })],
  ['kind of schedule', keyTrained({ schedule: { kind: 'cosine' } })],
  ['half-life', keyTrained({ schedule: { kind: 'inverse-sqrt', halfLife: 501 } })],
  ['steps', keyTrained({ steps: 4001 })],
  ['stopping', keyTrained({ stopBelow: 0 })],
  ['structure constants', keyTrained({ structureConstants: 'learned' })],
  ['form', keyTrained({ invariance: 'finite' })],
  ['restart', trialKey(SMALL_SWEEP, gridPoint, 1)],
  ['n', trialKey(SMALL_SWEEP, { ...gridPoint, dimension: 3 }, 0)],
  ['N_g', trialKey(SMALL_SWEEP, { ...gridPoint, generatorCount: 2 }, 0)],
  ['system', trialKey(SMALL_SWEEP, { ...gridPoint, system: 'norm/real/linear' }, 0)],
  ['one weight', trialKey(SMALL_SWEEP, { ...gridPoint, lossWeights: { ...gridPoint.lossWeights, sparsity: 0.05 } }, 0)],
])('I1: another %s makes another key', (_, key) => {
  expect(key).not.toBe(KEY);
});

test('I2: the name, the rest of the grid, the device and the budget are not in a key', () => {
  expect(
    keyWith({
      name: 'other',
      restarts: 40,
      grid: { ...SMALL_SWEEP.grid, dimension: [5, 2] },
      execution: { device: 'gpu', checkpointIntervalMs: 1, maxStackMemoryBytes: 1 },
      budget: { trials: 1, deviceHours: 1, wallTimeMs: 1, failures: 1 },
    }),
  ).toBe(KEY);
});

test('I3: ε is in the key of the finite form and of no other', () => {
  expect(keyTrained({ epsilon: 1e-2 })).toBe(KEY);
  expect(keyTrained({ invariance: 'finite', epsilon: 1e-2 })).toContain('/finite(0.01)/');
});

test('I4: the engine version is the last part of a key, and no part of what the seed is made of', () => {
  expect(`${seedKey(KEY)}/engine=${ENGINE_VERSION}`).toBe(KEY);
});

test('I8: a repetition is in the key, and no part of what the seed is made of', () => {
  const again = keyWith({ repetition: 2 });
  expect(again).toBe(KEY.replace('/engine=', '/repetition=2/engine='));
  expect(seedKey(again)).toBe(seedKey(KEY));
});
