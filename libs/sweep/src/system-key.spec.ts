import { formatNumber } from './format-number.js';
import type { ParameterisationSpec } from './parameterisations/index.js';
import type { DataSpec } from './data/index.js';
import type { OracleSpec } from './oracles/index.js';
import { dataKey, systemKey } from './system-key.js';

const DIGEST = `sha256:${'ab'.repeat(32)}`;

const keyOf = (...oracles: readonly OracleSpec[]): string =>
  systemKey({ oracles, field: 'real', parameterisation: { kind: 'linear' } });

test.each<readonly [string, readonly OracleSpec[]]>([
  ['squared-norm/real/linear', [{ kind: 'squared-norm' }]],
  ['norm+l1/real/linear', [{ kind: 'norm' }, { kind: 'l1' }]],
  ['quadratic(1,-1,-1,-1)/real/linear', [{ kind: 'quadratic', signature: [1, -1, -1, -1] }]],
  [
    'quadratic([0,0.5],[0.5,0])/real/linear',
    [
      {
        kind: 'quadratic',
        matrix: [
          [0, 0.5],
          [0.5, 0],
        ],
      },
    ],
  ],
  [
    'polynomial(x1^4-2.5*x1*x2-x2+0.5)/real/linear',
    [
      {
        kind: 'polynomial',
        terms: [
          { coefficient: 1, powers: [4, 0] },
          { coefficient: -2.5, powers: [1, 1] },
          { coefficient: -1, powers: [0, 1] },
          { coefficient: 0.5, powers: [0, 0] },
        ],
      },
    ],
  ],
  ['determinant+three-form/real/linear', [{ kind: 'determinant' }, { kind: 'three-form' }]],
  [
    'cubic(albert)+cubic(traceless)/real/linear',
    [
      { kind: 'cubic', form: 'albert' },
      { kind: 'cubic', form: 'traceless' },
    ],
  ],
  [
    'vacuum(adjoint,1,-1)+vacuum(fundamental,0,1)/real/linear',
    [
      { kind: 'vacuum', adjoint: [1, -1] },
      { kind: 'vacuum', fundamental: [0, 1] },
    ],
  ],
  [
    'learned(quadratic,regression)/real/linear',
    [{ kind: 'learned', model: { kind: 'quadratic' }, task: 'regression' }],
  ],
  [
    'learned(polynomial,regression)/real/linear',
    [{ kind: 'learned', model: { kind: 'polynomial' }, task: 'regression' }],
  ],
  [
    'learned(polynomial(4),regression)/real/linear',
    [{ kind: 'learned', model: { kind: 'polynomial', degree: 4 }, task: 'regression' }],
  ],
  [
    'learned(mlp(32,16,tanh),classification)/real/linear',
    [{ kind: 'learned', model: { kind: 'mlp', hidden: [32, 16], activation: 'tanh' }, task: 'classification' }],
  ],
  [
    'gradients(abababababababab)+norm/real/linear',
    [{ kind: 'gradients', path: 'g.npy', digest: DIGEST }, { kind: 'norm' }],
  ],
  ['gradients(unread)/real/linear', [{ kind: 'gradients', path: 'g.npy' }]],
])('I5: a system prints as %s', (key, oracles) => {
  expect(keyOf(...oracles)).toBe(key);
});

test('I5: a signature and a matrix of the same numbers are two systems', () => {
  expect(keyOf({ kind: 'quadratic', signature: [2] })).not.toBe(keyOf({ kind: 'quadratic', matrix: [[2]] }));
});

test('I6: a number prints in the shortest form that reads back as itself', () => {
  for (const value of [0.1, 1e-10, 1 / 3, 300, 1e21, 5e-324, Number.MAX_SAFE_INTEGER]) {
    expect(Number(formatNumber(value))).toBe(value);
  }
  expect([1e-10, 1.0, 1e21, -0].map((value) => formatNumber(value))).toEqual(['1e-10', '1', '1e21', '0']);
});

test('I5: a parameterisation prints with its sizes', () => {
  const key = (parameterisation: ParameterisationSpec): string =>
    systemKey({ oracles: [{ kind: 'norm' }], field: 'complex', parameterisation });
  expect(key({ kind: 'deep-linear', layers: 3 })).toBe('norm/complex/deep-linear(3)');
  expect(key({ kind: 'non-linear', hidden: [8, 4], activation: 'softplus' })).toBe(
    'norm/complex/non-linear(8,4,softplus)',
  );
});

test('I7: data of a file print with the digest of their numbers, their scale and what is held out', () => {
  const common = { path: 'x.csv', scale: 'standardise', heldOut: 0.2, digest: DIGEST } as const;
  const fromCsv: DataSpec = { kind: 'csv', ...common, features: ['a'], complexPairs: [], labels: [] };
  const fromNpy: DataSpec = { kind: 'npy', ...common, path: 'y.npy', labels: 0 };
  expect(dataKey(fromCsv)).toBe('file(abababababababab,standardise,0.2)');
  expect(dataKey(fromNpy)).toBe(dataKey(fromCsv));
  expect(dataKey({ kind: 'npy', path: 'y.npy', scale: 'standardise', heldOut: 0.2, labels: 0 })).toBe(
    'file(unread,standardise,0.2)',
  );
  expect(dataKey({ kind: 'mnist-latent', dimension: 16 })).toBe('mnist-latent(16)');
});

test('I7: drawn data print with their sample count', () => {
  expect(dataKey({ kind: 'normal', samples: 300 })).toBe('normal(300)');
});
