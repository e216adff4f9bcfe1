import { decodeSafetensors, encodeSafetensors } from '@liesweep/storage';
import {
  CheckpointMismatchError,
  ENGINE_VERSION,
  parseSweepFile,
  specDigest,
  trialsInRanges,
  type ShardAssignment,
} from '@liesweep/sweep';
import type { StackSnapshot } from '@liesweep/training';
import { checkpointName, decodeCheckpoint, encodeCheckpoint } from './shard-checkpoint.js';

const SPEC = parseSweepFile(`
name: small
system: { oracles: [squared-norm] }
grid: { dimension: 2, generators: [1] }
restarts: 1
`);
const TRIALS = trialsInRanges(SPEC, [[0, 1]]);
const ASSIGNMENT: ShardAssignment = {
  ...{ sweepId: 'small-01234567', shardIndex: 0, specDigest: specDigest(SPEC), specName: 'specs/small.json' },
  trials: [[0, 1]],
};

const SNAPSHOT: StackSnapshot = {
  steps: 40,
  trials: [],
  state: { generators: { shape: [1, 1, 2, 2], values: Float32Array.of(0, 1, -1, 0) } },
  finished: TRIALS.map((trial) => ({
    ...{ trial, outcome: 'converged', steps: 40, lowestLoss: 0.5, finalLoss: 0.5, seconds: 1 },
    terms: { invariance: 0.5, normalization: 0, orthogonality: 0, closure: 0, sparsity: 0 },
    ...{ curve: { steps: [40], losses: [0.5] }, generators: Float32Array.of(0, 1, -1, 0), structureConstants: null },
  })),
};

/** The checkpoint with another header. */
function withHeader(change: object): Uint8Array {
  const content = encodeCheckpoint(ASSIGNMENT, SNAPSHOT);
  const { tensors, metadata } = decodeSafetensors(content, checkpointName(ASSIGNMENT));
  const header = JSON.parse(metadata.checkpoint ?? '') as object;
  return encodeSafetensors(tensors, { checkpoint: JSON.stringify({ ...header, ...change }) });
}

test('a snapshot comes back from its checkpoint as it was', () => {
  expect(decodeCheckpoint(withHeader({}), ASSIGNMENT, TRIALS)).toEqual(SNAPSHOT);
});

test.each([
  ['another engine', { engineVersion: String(Number(ENGINE_VERSION) - 1) }],
  ['a newer engine', { engineVersion: String(Number(ENGINE_VERSION) + 1) }],
  ['no engine', { engineVersion: undefined }],
  ['another specification', { specDigest: `sha256:${'0'.repeat(64)}` }],
  ['another format', { formatVersion: 0 }],
])('a checkpoint of %s is not resumed from', (_, change) => {
  expect(() => decodeCheckpoint(withHeader(change), ASSIGNMENT, TRIALS)).toThrow(CheckpointMismatchError);
});
