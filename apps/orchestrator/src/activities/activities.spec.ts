import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  canonicalJson,
  enumerateTrials,
  specDigest,
  trialCount,
  type ShardRecord,
  type SweepSpec,
  type Trial,
  type TrialResult,
} from '@liesweep/sweep';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import type { RoundPlan, SweepReference } from '@liesweep/workflows';
import type { Stores } from '../stores.js';
import { nextShards } from './next-shards.js';
import { planRound } from './plan-round.js';
import { recordFailures } from './record-failures.js';
import { recordShard } from './record-shard.js';

const SPEC: SweepSpec = {
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
const TRIALS = [...enumerateTrials(SPEC)];
const digest = specDigest(SPEC);
const sweep: SweepReference = { sweepId: 'small-01234567', specDigest: digest, specName: 'specs/small.json' };

let folder = '';
let stores: Stores;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liesweep-orchestrator-'));
  const [rows, tensors] = await Promise.all([
    openRowStore(`sqlite:${folder}/rows.sqlite`),
    openTensorStore(`file:${folder}/tensors`),
  ]);
  stores = { rows, tensors };
  const { sweepId, specName } = sweep;
  await tensors.writeNamed(specName, new TextEncoder().encode(canonicalJson(SPEC)));
  await rows.saveSweep({
    ...{ sweepId, spec: SPEC, specDigest: digest },
    ...{ trialCount: trialCount(SPEC), createdAt: '2026-01-01T00:00:00.000Z' },
  });
});

afterEach(async () => {
  await stores.rows.close();
  await rm(folder, { recursive: true });
});

function plan(retryFailed = false): Promise<RoundPlan> {
  return planRound(stores, { ...sweep, retryFailed, slots: 1 }, () => undefined);
}

async function plannedTrials(round: number): Promise<number[]> {
  const shards = await nextShards(stores, { sweepId: sweep.sweepId, round, fromShard: 0, limit: 1000 });
  const ranges = shards.flatMap(({ trials }) => trials);
  return ranges
    .flatMap(([first, end]) => Array.from({ length: end - first }, (_, offset) => first + offset))
    .sort((a, b) => a - b);
}

function resultOf({ key, gridPoint, restart }: Trial, position: number): TrialResult {
  return {
    ...{ trialKey: key, gridPoint, restart, outcome: 'plateaued', steps: 10, lowestLoss: 1, finalLoss: null },
    ...{ terms: { invariance: 1, normalization: 0, orthogonality: 0, closure: null, sparsity: 0 }, seconds: 0.5 },
    trainedOn: { device: 'cpu', backend: 'any', mode: 'eager' },
    ...{ referee: null, tensors: { digest: 'sha256:0', position } },
  };
}

async function store(trials: readonly Trial[], change: Partial<ShardRecord> = {}) {
  const record: ShardRecord = {
    ...{ formatVersion: 1, specDigest: digest, certificate: null },
    ...{ tensors: { uri: 'any', digest: 'sha256:0', bytes: 1 }, trials: trials.map(resultOf) },
    ...{ curves: trials.map(() => ({ steps: [10], losses: [null] })), ...change },
  };
  return stores.tensors.put(new TextEncoder().encode(JSON.stringify(record)), 'json');
}

describe('planRound', () => {
  it('puts every trial of the grid into exactly one shard', async () => {
    const { round, remaining, shardCount } = await plan();
    expect(await plannedTrials(round)).toEqual(TRIALS.map(({ index }) => index));
    expect(remaining).toBe(TRIALS.length);
    expect(await stores.rows.plannedShardCount(sweep.sweepId, round)).toBe(shardCount);
  });

  it('leaves out what is recorded and, unless asked, what was given up', async () => {
    await recordShard(stores, { ...sweep, record: await store(TRIALS.slice(0, 3)) });
    await recordFailures(stores, { ...sweep, trials: [[3, 5]], failureClass: 'AnyError', message: 'why', attempts: 3 });
    const { round, ...counts } = await plan();
    expect(await plannedTrials(round)).toEqual(TRIALS.slice(5).map(({ index }) => index));
    expect(counts).toMatchObject({ recorded: 3, failed: 2, remaining: TRIALS.length - 5 });
    expect(await plannedTrials((await plan(true)).round)).toEqual(TRIALS.slice(3).map(({ index }) => index));
  });

  it('gives each plan a round of its own, and stores none for nothing', async () => {
    const first = await plan();
    const second = await plan();
    expect(second.round).toBe(first.round + 1);
    await recordShard(stores, { ...sweep, record: await store(TRIALS) });
    const last = await plan();
    expect(last).toMatchObject({ shardCount: 0, remaining: 0, recorded: TRIALS.length });
    expect(await stores.rows.plannedShardCount(sweep.sweepId, last.round)).toBeUndefined();
  });

  it('refuses a specification that is missing or another one', async () => {
    await stores.tensors.writeNamed(sweep.specName, new TextEncoder().encode(canonicalJson({ ...SPEC, seed: 2 })));
    await expect(plan()).rejects.toMatchObject({ name: 'CorruptFileError' });
    await stores.tensors.removeNamed(sweep.specName);
    await expect(plan()).rejects.toMatchObject({ name: 'CorruptFileError' });
  });
});

describe('nextShards', () => {
  it('keeps a page below 100 KB, with one shard at least', async () => {
    const ranges = Array.from({ length: 4000 }, (_, i) => [1000 + 2 * i, 1001 + 2 * i] as const);
    const shards = [0, 1, 2].map((index) => ({ index, dimension: 2, trials: ranges }));
    await stores.rows.savePlan(sweep.sweepId, 7, shards);
    const page = await nextShards(stores, { sweepId: sweep.sweepId, round: 7, fromShard: 1, limit: 100 });
    expect(page.map(({ index }) => index)).toEqual([1]);
  });
});

describe('recordShard', () => {
  it('counts each trial once, however often it is recorded', async () => {
    const record = await store(TRIALS.slice(0, 4));
    expect(await recordShard(stores, { ...sweep, record })).toBe(4);
    expect(await recordShard(stores, { ...sweep, record })).toBe(0);
  });

  it.each<{ what: string; change: Partial<ShardRecord> }>([
    { what: 'another specification', change: { specDigest: 'sha256:1' } },
    { what: 'fewer curves than trials', change: { curves: [] } },
    { what: 'no trials', change: { trials: [] } },
    { what: 'another version', change: { formatVersion: 2 as 1 } },
  ])('refuses a record with $what', async ({ change }) => {
    const record = await store(TRIALS.slice(0, 4), change);
    await expect(recordShard(stores, { ...sweep, record })).rejects.toMatchObject({ name: 'CorruptFileError' });
    expect((await stores.rows.progress(sweep.sweepId)).recorded).toBe(0);
  });
});

describe('recordFailures', () => {
  it('names the trials by their keys, with the reason', async () => {
    await recordFailures(stores, {
      ...sweep,
      trials: [[1, 3]],
      failureClass: 'TrainerCrashedError',
      message: 'why',
      attempts: 3,
    });
    expect(await stores.rows.failures(sweep.sweepId)).toEqual(
      [TRIALS[1], TRIALS[2]]
        .map((trial) => ({ trialKey: trial?.key, failureClass: 'TrainerCrashedError', message: 'why', attempts: 3 }))
        .sort((a, b) => String(a.trialKey).localeCompare(String(b.trialKey))),
    );
  });
});
