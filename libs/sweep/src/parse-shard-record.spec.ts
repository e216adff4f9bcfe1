import { CorruptFileError } from './errors.js';
import { parseShardRecord } from './parse-shard-record.js';
import type { ShardRecord } from './shard-result.js';
import { SMALL_SWEEP } from './testing/example-specs.js';
import { trialAt } from './trial-grid.js';

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
    ...{ formatVersion: 1, specDigest: digests.spec ?? DIGEST, certificate: null },
    tensors: { uri: 'any', digest: digests.file ?? DIGEST, bytes: 1 },
    trials: [
      {
        ...{ trialKey: key, gridPoint, restart, outcome: 'plateaued', steps: 10, lowestLoss: 1, finalLoss: null },
        terms: { invariance: 1, normalization: 0, orthogonality: 0, closure: null, sparsity: 0 },
        ...{ seconds: 0.5, trainedOn: { device: 'cpu', backend: 'any', mode: 'eager' }, referee: null },
        tensors: { digest: digests.trial ?? DIGEST, position: 0 },
      },
    ],
    curves: [{ steps: [10], losses: [null] }],
  };
}

test('a record of the right form is read as it is', () => {
  expect(parseShardRecord('any', recordWith({}))).toEqual(recordWith({}));
});

test.each(MALFORMED)('the digest %j is refused, whatever it is of', (digest) => {
  for (const record of [recordWith({ spec: digest }), recordWith({ file: digest }), recordWith({ trial: digest })]) {
    expect(() => parseShardRecord('a.json', record)).toThrow(CorruptFileError);
  }
});
