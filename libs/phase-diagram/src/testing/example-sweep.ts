import type { SweepSpec } from '@liesweep/sweep';

/** The slides' heat map: SO(n) for n = 2…5 against N_g = 1…10, closure off and on. */
export const HEAT_MAP: SweepSpec = {
  name: 'so-n-heat-map',
  system: { oracles: [{ kind: 'squared-norm' }], field: 'real', parameterisation: { kind: 'linear' } },
  data: { kind: 'normal', samples: 300 },
  grid: {
    dimension: [2, 3, 4, 5],
    generators: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    weights: { invariance: [1], normalization: [1], orthogonality: [1], closure: [0, 1], sparsity: [0] },
  },
  restarts: 16,
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
