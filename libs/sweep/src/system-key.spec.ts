import { formatNumber } from './format-number.js';
import type { OracleSpec } from './sweep-spec.js';
import { dataKey, systemKey } from './system-key.js';

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

test('data print with their sample count', () => {
  expect(dataKey({ kind: 'normal', samples: 300 })).toBe('normal(300)');
});
