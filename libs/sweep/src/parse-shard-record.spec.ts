import type { Certificate, VerdictBound } from './certificate.js';
import { CorruptFileError } from './errors.js';
import { parseShardRecord } from './parse-shard-record.js';
import type { ShardRecord } from './shard-result.js';
import { SMALL_SWEEP } from './testing/example-specs.js';
import { trialAt } from './trial-grid.js';
import type { RefereeVerdict } from './trial-result.js';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const MALFORMED = [
  '',
  'sha256:',
  DIGEST.slice(0, -1),
  `${DIGEST}0`,
  `${DIGEST}\n`,
  DIGEST.toUpperCase(),
  `md5${DIGEST}`,
];

const { key, gridPoint, restart } = trialAt(SMALL_SWEEP, 0);

function recordWith(digests: { spec?: string; file?: string; trial?: string }): ShardRecord {
  return {
    ...{ formatVersion: 2, specDigest: digests.spec ?? DIGEST, certificate: null },
    tensors: { uri: 'any', digest: digests.file ?? DIGEST, bytes: 1 },
    trials: [
      {
        ...{ trialKey: key, gridPoint, restart, outcome: 'plateaued', steps: 10, lowestLoss: 1, finalLoss: null },
        terms: { invariance: 1, normalization: 0, orthogonality: 0, closure: null, sparsity: 0 },
        ...{ seconds: 0.5, trainedOn: { device: 'cpu', backend: 'any', mode: 'eager' }, referee: null },
        tensors: { digest: digests.trial ?? DIGEST, position: 0 },
      },
    ],
  };
}

test('a record of the right form is read as it is', () => {
  expect(parseShardRecord('any', recordWith({}))).toEqual(recordWith({}));
});

test.each([
  ['its curves', [{ steps: [10], losses: [null] }]],
  ['curves of another form', 'none'],
])('a record of version 1 is read without %s, which nobody needs', (_, curves) => {
  expect(parseShardRecord('any', { ...recordWith({}), formatVersion: 1, curves })).toEqual(recordWith({}));
});

test.each([0, 3, '2', undefined])('a record of the version %j is refused', (formatVersion) => {
  expect(() => parseShardRecord('a.json', { ...recordWith({}), formatVersion })).toThrow(CorruptFileError);
});

test.each([
  ['steps', { steps: 3e9 }],
  ['steps', { steps: 2 ** 31 }],
  ['restart', { restart: 2 ** 40 }],
  ['tensors', { tensors: { digest: DIGEST, position: 2 ** 31 } }],
  ['gridPoint', { gridPoint: { ...gridPoint, generatorCount: 2 ** 31 } }],
])('a number that no column of a database holds is refused: %s', (_, change) => {
  const { trials, ...rest } = recordWith({});
  const record = { ...rest, trials: trials.map((trial) => ({ ...trial, ...change })) };
  expect(() => parseShardRecord('any', record)).toThrow('expected a whole number from 0 to 2147483647');
});

/** Of engine 1: singular values, and neither defects nor tolerance. */
const OLD_CERTIFICATE: Certificate = {
  ...{ system: gridPoint.system, dimension: gridPoint.dimension, groupDimension: 3, largestZero: 1e-16 },
  ...{ smallestNonZero: 0.5, rowCount: 300, parameterCount: 9, reason: 'A gap.' },
};
const BOUND: VerdictBound = {
  ...{
    level: 0.01,
    tolerance: 0.1,
    lower: 3,
    upper: 3,
    staircase: [{ dimension: 3, atMost: 0.01, nextAtLeast: null }],
  },
  ...{ fittedDegree: 2, judgedDegree: null, link: 'y²', rows: 300, misfit: 0.01, truncation: 0, rowsNeeded: null },
};
const CERTIFICATE: Certificate = {
  ...OLD_CERTIFICATE,
  ...{ defects: [1e-16, 0.5], tolerance: 1e-3, refusal: null, bound: BOUND },
};

test.each<readonly [string, Certificate]>([
  ['of engine 1', OLD_CERTIFICATE],
  ['with defects, tolerance, refusal and bound', CERTIFICATE],
  [
    'with fits, of which one has quadratic forms',
    {
      ...CERTIFICATE,
      fits: [
        { measure: 'accuracy', train: 1, heldOut: 0.9, factor: 2, digest: DIGEST },
        {
          ...{ measure: 'R²', train: 1, heldOut: 0.9, factor: 2, digest: DIGEST },
          forms: [{ matrix: [[2]], signature: { plus: 1, minus: 0, zero: 0 } }],
        },
      ],
    },
  ],
  ['that is refused', { ...CERTIFICATE, groupDimension: null, tolerance: null, refusal: 'few-rows' }],
])('a certificate %s is read as it is', (_name, certificate) => {
  const record: ShardRecord = { ...recordWith({}), certificate };
  expect(parseShardRecord('any', JSON.parse(JSON.stringify(record)))).toEqual(record);
});

test.each<readonly [string, object]>([
  ['half a bound', { bound: { level: 0.01 } }],
  ['a defect that is null', { defects: [null] }],
  ['a refusal that is no word', { refusal: 3 }],
])('a certificate with %s is refused', (_name, change) => {
  const record = { ...recordWith({}), certificate: { ...CERTIFICATE, ...change } };
  expect(() => parseShardRecord('any', record)).toThrow(CorruptFileError);
});

test('a referee is read with its defect, and without one where it is of engine 1', () => {
  const old: RefereeVerdict = {
    ...{ independence: 1, invariance: 0, closure: 0, isIndependent: true, isInvariant: true, isClosed: true },
  };
  for (const referee of [old, { ...old, defect: 1e-9 }, { ...old, defect: null }]) {
    const record = recordWith({});
    const judged: ShardRecord = { ...record, trials: record.trials.map((trial) => ({ ...trial, referee })) };
    expect(parseShardRecord('any', judged)).toEqual(judged);
  }
});

test.each(MALFORMED)('the digest %j is refused, whatever it is of', (digest) => {
  for (const record of [recordWith({ spec: digest }), recordWith({ file: digest }), recordWith({ trial: digest })]) {
    expect(() => parseShardRecord('a.json', record)).toThrow(CorruptFileError);
  }
});
