import type { SweepSpec } from '@liesweep/sweep';
import { makeDataset } from './index.js';

const spec = (changes: Partial<SweepSpec> = {}): SweepSpec => ({
  name: 'data',
  system: { oracles: [{ kind: 'norm' }], field: 'real', parameterisation: { kind: 'linear' } },
  data: { kind: 'normal', samples: 300 },
  grid: { dimension: [3], generators: [1], weights: { invariance: [1], normalization: [1], orthogonality: [1], closure: [1], sparsity: [0] } },
  restarts: 1,
  training: {
    optimizer: 'adam',
    learningRate: 0.01,
    schedule: { kind: 'constant' },
    steps: 1,
    invariance: 'lie-derivative',
    epsilon: 1e-3,
    structureConstants: 'projected',
    stopBelow: 1e-10,
  },
  execution: { device: 'auto', checkpointIntervalMs: 30_000, maxStackMemoryBytes: 'auto' },
  budget: { trials: null, deviceHours: null, wallTimeMs: null, failures: null },
  seed: 1,
  ...changes,
});

test('the same sweep has the same samples, bit for bit', () => {
  expect(makeDataset(spec(), 3, 3)).toEqual(makeDataset(spec(), 3, 3));
});

test('restarts, weights and training do not change the samples; the seed and n do', () => {
  const { samples } = makeDataset(spec(), 3, 3);
  expect(makeDataset(spec({ restarts: 9, training: { ...spec().training, steps: 7 } }), 3, 3).samples).toEqual(samples);
  expect(makeDataset(spec({ seed: 2 }), 3, 3).samples).not.toEqual(samples);
  expect(makeDataset(spec(), 4, 4).samples.subarray(0, 3)).not.toEqual(samples.subarray(0, 3));
});

test('held-out samples are others, of the same number', () => {
  const { samples, heldOut } = makeDataset(spec(), 3, 3);
  expect(heldOut).toHaveLength(samples.length);
  expect(samples.some((value, at) => value === heldOut[at])).toBe(false);
});
