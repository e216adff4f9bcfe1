import { fitName, latentSpaceKey, oracleFitKey } from './fit-keys.js';
import { fitSeed } from './seeds.js';
import type { LearnedOracleSpec } from './oracles/learned.js';
import type { SweepSpec } from './sweep-spec.js';
import { SMALL_SWEEP } from './testing/example-specs.js';

const oracle: LearnedOracleSpec = { kind: 'learned', model: { kind: 'quadratic' }, task: 'regression' };
const spec: SweepSpec = {
  ...SMALL_SWEEP,
  system: { oracles: [oracle], field: 'real', parameterisation: { kind: 'linear' } },
  data: { kind: 'mnist-latent', dimension: 16 },
};

test('a fit is shared by sweeps whose grid, training and generators differ', () => {
  const other: SweepSpec = {
    ...spec,
    ...{ name: 'other', restarts: 77, grid: { ...spec.grid, generators: [9] } },
    system: { ...spec.system, parameterisation: { kind: 'deep-linear', layers: 2 } },
  };
  expect(oracleFitKey(other, oracle)).toBe(oracleFitKey(spec, oracle));
});

test('another model, task, dataset or seed has another fit', () => {
  const keys = [
    oracleFitKey(spec, oracle),
    oracleFitKey(spec, { ...oracle, model: { kind: 'mlp', hidden: [8], activation: 'tanh' } }),
    oracleFitKey(spec, { ...oracle, model: { kind: 'polynomial' } }),
    oracleFitKey(spec, { ...oracle, model: { kind: 'polynomial', degree: 2 } }),
    oracleFitKey(spec, { ...oracle, model: { kind: 'polynomial', degree: 3 } }),
    oracleFitKey(spec, { ...oracle, task: 'classification' }),
    oracleFitKey({ ...spec, data: { kind: 'mnist-latent', dimension: 8 } }, oracle),
    oracleFitKey({ ...spec, seed: 2 }, oracle),
    latentSpaceKey({ kind: 'mnist-latent', dimension: 16 }, 1),
    latentSpaceKey({ kind: 'mnist-latent', dimension: 16 }, 2),
  ];
  expect(new Set(keys.map(fitName)).size).toBe(keys.length);
  expect(new Set(keys.map(fitSeed)).size).toBe(keys.length);
});

test('the seed of a fit does not depend on the engine version', () => {
  expect(fitSeed('fit:a/engine=1')).toBe(fitSeed('fit:a/engine=2'));
});

test('the name of a fit is one that a tensor store takes', () => {
  expect(fitName('fit:‖x‖²/…')).toMatch(/^fits\/[0-9a-f]{32}\.json$/);
});
