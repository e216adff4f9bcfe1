import type { SweepSpec } from '@liesweep/sweep';

/** SO(2) and SO(3) with N_g = 1…4, two starts each: 16 trials. */
export const EXAMPLE_SPEC: SweepSpec = {
  name: 'example',
  system: { oracles: [{ kind: 'squared-norm' }], field: 'real', parameterisation: { kind: 'linear' } },
  data: { kind: 'normal', samples: 300 },
  grid: {
    dimension: [2, 3],
    generators: [1, 2, 3, 4],
    weights: { invariance: [1], normalization: [1], orthogonality: [1], closure: [1], sparsity: [0] },
  },
  restarts: 2,
  training: {
    optimizer: 'adam',
    learningRate: 0.01,
    schedule: { kind: 'inverse-sqrt', halfLife: 500 },
    steps: 4000,
    invariance: 'lie-derivative',
    epsilon: 1e-3,
    structureConstants: 'projected',
    stopBelow: 1e-10,
  },
  execution: { device: 'auto', checkpointIntervalMs: 30_000, maxStackMemoryBytes: 'auto' },
  budget: { trials: null, deviceHours: null, wallTimeMs: null, failures: null },
  seed: 1,
};
