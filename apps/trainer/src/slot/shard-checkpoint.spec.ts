import { decodeSafetensors, encodeSafetensors, openTensorStore, type StoredTensor } from '@liesweep/storage';
import { withBitFlipped } from '@liesweep/storage/testing';
import {
  CheckpointMismatchError,
  ENGINE_VERSION,
  errorName,
  parseSweepFile,
  specDigest,
  trialsInRanges,
  type ShardAssignment,
} from '@liesweep/sweep';
import { STACK_SIZE, type StackSnapshot } from '@liesweep/training';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointName } from './checkpoint-name.js';
import { decodeCheckpoint, encodeCheckpoint, type CheckpointOwner } from './shard-checkpoint.js';

/** Thousands of small files take a while on a busy disk. */
jest.setTimeout(240_000);

const SPEC = parseSweepFile(`
name: small
system: { oracles: [squared-norm] }
grid: { dimension: 2, generators: [2], weights: { closure: 1 } }
restarts: 2
training: { structureConstants: learned }
`);
const TRIALS = trialsInRanges(SPEC, [[0, 2]]);
const ASSIGNMENT: ShardAssignment = {
  ...{ sweepId: 'small-01234567', shardIndex: 0, specDigest: specDigest(SPEC), specName: 'specs/small.json' },
  trials: [[0, 2]],
};
const NAME = checkpointName(ASSIGNMENT);

/** Of the loop: two generators of four parameters. */
const OWNER: CheckpointOwner = {
  trials: TRIALS,
  state: {
    t: { shape: [], dtype: 'float32' },
    generators: { shape: [STACK_SIZE, 2, 4], dtype: 'float32' },
    lowestLoss: { shape: [STACK_SIZE], dtype: 'float32' },
    constants: { shape: [STACK_SIZE, 4, 2], dtype: 'float32' },
  },
};

const TERMS = { invariance: 0.5, normalization: 0, orthogonality: 0, closure: null, sparsity: 0 };
const CURVE = { steps: [1, 40], losses: [0.75, null], angles: { steps: [0], degrees: [[90]] } };

/** The first trial has ended, the second trains. */
const SNAPSHOT: StackSnapshot = {
  steps: 40,
  trials: TRIALS.slice(1).map(({ index }) => ({
    ...{ index, phase: 'finishing', phaseStart: 20, windowLoss: 0.5, windowStart: 0, seconds: 1.5, curve: CURVE },
    search: { lowestLoss: 0.5, terms: TERMS },
  })),
  state: {
    t: { shape: [], data: Float32Array.of(40) },
    generators: { shape: [1, 2, 4], data: Float32Array.of(0, 1, -1, 0, 1, 0, 0, 1) },
    lowestLoss: { shape: [1], data: Float32Array.of(Infinity) },
    constants: { shape: [1, 4, 2], data: new Float32Array(8) },
  },
  finished: TRIALS.slice(0, 1).map((trial) => ({
    ...{ trial, outcome: 'converged', steps: 40, lowestLoss: 0.5, finalLoss: 0.5, seconds: 1, terms: TERMS },
    ...{ curve: CURVE, generators: new Float32Array(8), structureConstants: Float32Array.of(1, 2) },
  })),
};

interface Header {
  readonly trials: readonly object[];
  readonly finished: readonly object[];
}

/** The checkpoint with another header, or other tensors. */
function changed(
  change: (header: Header) => object,
  tensors: Readonly<Record<string, StoredTensor | undefined>> = {},
): Uint8Array {
  const { tensors: own, metadata } = decodeSafetensors(encodeCheckpoint(ASSIGNMENT, SNAPSHOT), NAME);
  const header = JSON.parse(metadata.checkpoint ?? '') as Header;
  const all = Object.entries({ ...Object.fromEntries(own), ...tensors });
  return encodeSafetensors(
    new Map(all.flatMap(([name, tensor]) => (tensor === undefined ? [] : [[name, tensor] as const]))),
    { checkpoint: JSON.stringify({ ...header, ...change(header) }) },
  );
}

test('a snapshot comes back from its checkpoint as it was', () => {
  expect(
    decodeCheckpoint(
      changed(() => ({})),
      ASSIGNMENT,
      OWNER,
    ),
  ).toEqual(SNAPSHOT);
});

test.each<readonly [string, (header: Header) => object]>([
  ['another engine', () => ({ engineVersion: String(Number(ENGINE_VERSION) - 1) })],
  ['a newer engine', () => ({ engineVersion: String(Number(ENGINE_VERSION) + 1) })],
  ['no engine', () => ({ engineVersion: undefined })],
  ['another specification', () => ({ specDigest: `sha256:${'0'.repeat(64)}` })],
  ['the format of version 0.1', () => ({ formatVersion: 1 })],
  ['a step that is none', () => ({ steps: 0.5 })],
  ['a trial that is null', ({ finished }) => ({ trials: [null], finished })],
  ['trials that are no list', () => ({ trials: {} })],
  ['one trial twice', ({ finished }) => ({ trials: [], finished: [...finished, ...finished] })],
  ['a trial less', () => ({ trials: [] })],
  ['a trial that is not in the shard', ({ trials }) => ({ trials: trials.map((trial) => ({ ...trial, index: 7 })) })],
  ['an unknown phase', ({ trials }) => ({ trials: trials.map((trial) => ({ ...trial, phase: 'resting' })) })],
  ['a loss that is a text', ({ trials }) => ({ trials: trials.map((trial) => ({ ...trial, windowLoss: '0' })) })],
  [
    'a curve with more steps than losses',
    ({ trials }) => ({ trials: trials.map((trial) => ({ ...trial, curve: { ...CURVE, steps: [1, 2, 3] } })) }),
  ],
  ['an ended trial without its terms', ({ finished }) => ({ finished: finished.map((t) => ({ ...t, terms: {} })) })],
])('a checkpoint with or of %s is not resumed from', (_, change) => {
  expect(() => decodeCheckpoint(changed(change), ASSIGNMENT, OWNER)).toThrow(CheckpointMismatchError);
});

const tensor = (...shape: number[]): StoredTensor => ({
  ...{ dtype: 'F32', shape, data: new Float32Array(shape.reduce((product, size) => product * size, 1)) },
});

test.each<readonly [string, Readonly<Record<string, StoredTensor | undefined>>]>([
  ['without a tensor of the loop', { 'state/generators': undefined }],
  ['with a tensor for one trial more', { 'state/generators': tensor(2, 2, 4) }],
  ['with a tensor of another rank', { 'state/lowestLoss': tensor(1, 1) }],
  ['with float64 where the loop has float32', { 'state/t': { dtype: 'F64', shape: [], data: new Float64Array(1) } }],
  ['with a tensor that no loop has', { 'state/other': tensor(1) }],
  ['without the generators of an ended trial', { 'generators/0': undefined }],
  ['with the generators of another bucket', { 'generators/0': tensor(12) }],
  ['without the structure constants of an ended trial', { 'structureConstants/0': undefined }],
  ['with the generators of a trial that trains', { 'generators/1': tensor(8) }],
])('a checkpoint %s is not resumed from', (_, tensors) => {
  expect(() =>
    decodeCheckpoint(
      changed(() => ({}), tensors),
      ASSIGNMENT,
      OWNER,
    ),
  ).toThrow(CheckpointMismatchError);
});

test('structure constants are no part of a checkpoint where they are projected', () => {
  const state = Object.fromEntries(Object.entries(OWNER.state).filter(([name]) => name !== 'constants'));
  expect(() =>
    decodeCheckpoint(
      changed(() => ({})),
      ASSIGNMENT,
      { ...OWNER, state },
    ),
  ).toThrow(CheckpointMismatchError);
  const content = changed(() => ({}), { 'state/constants': undefined, 'structureConstants/0': undefined });
  expect(decodeCheckpoint(content, ASSIGNMENT, { ...OWNER, state }).finished).toMatchObject([
    { structureConstants: null },
  ]);
});

test('of 4000 bits of a stored checkpoint, spread over all of it, each is noticed when it flips', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-checkpoint-'));
  try {
    const store = await openTensorStore(`file:${folder}`);
    await store.writeNamed(NAME, encodeCheckpoint(ASSIGNMENT, SNAPSHOT));
    const stored = await readFile(join(folder, NAME));
    const noticed = new Set<string>();
    for (let flip = 0; flip < 4000; flip += 1) {
      await writeFile(join(folder, NAME), withBitFlipped(stored, Math.floor((flip * 8 * stored.length) / 4000)));
      try {
        decodeCheckpoint((await store.readNamed(NAME)) ?? new Uint8Array(), ASSIGNMENT, OWNER);
        noticed.add('not noticed');
      } catch (error) {
        noticed.add(errorName(error));
      }
    }
    expect([...noticed]).toEqual(['CorruptFileError']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
