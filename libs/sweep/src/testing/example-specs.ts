import type { SweepSpec } from '../sweep-spec.js';

/** A small sweep with every default, for tests: SO(n) for n = 2 and 3, N_g = 1…3, closure off and on. */
export const SMALL_SWEEP: SweepSpec = {
  name: 'small',
  system: { oracles: [{ kind: 'squared-norm' }], field: 'real', parameterisation: { kind: 'linear' } },
  data: { kind: 'normal', samples: 300 },
  grid: {
    dimension: [2, 3],
    generators: [1, 2, 3],
    weights: { invariance: [1], normalization: [1], orthogonality: [1], closure: [0, 1], sparsity: [0] },
  },
  restarts: 4,
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
