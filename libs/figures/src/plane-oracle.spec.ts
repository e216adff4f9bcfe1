import type { OracleSpec } from '@liesweep/sweep';

import { planeOracle } from './plane-oracle.js';

const CASES: readonly (readonly [OracleSpec, number])[] = [
  [{ kind: 'norm' }, 5],
  [{ kind: 'squared-norm' }, 25],
  [{ kind: 'l1' }, 7],
  [{ kind: 'quadratic', signature: [1, -1] }, -7],
  [
    {
      kind: 'quadratic',
      matrix: [
        [1, 2],
        [2, -3],
      ],
    },
    9 - 48 - 48,
  ],
  [
    {
      kind: 'polynomial',
      terms: [
        { coefficient: 2, powers: [1, 1] },
        { coefficient: 1, powers: [0, 3] },
      ],
    },
    -24 - 64,
  ],
  [{ kind: 'expression', of: ['x^2*y - 1', 'y'], variables: ['x', 'y'], vectors: 1, ofColumns: false }, -37],
];

test.each(CASES)('%j has its value at (3, −4)', (oracle, value) => {
  expect(planeOracle(oracle)?.([3, -4])).toBeCloseTo(value, 12);
});

test('an oracle that is no formula on the plane has no contours', () => {
  expect(planeOracle({ kind: 'three-form' })).toBeNull();
  const distance = {
    kind: 'expression',
    of: ['norm(p1 - p2)'],
    variables: ['x1', 'y1', 'x2', 'y2'],
    vectors: 2,
    ofColumns: false,
  } as const;
  expect(planeOracle(distance)).toBeNull();
});
