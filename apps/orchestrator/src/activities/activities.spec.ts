import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  canonicalJson,
  ENGINE_VERSION,
  enumerateTrials,
  parseSweepFile,
  specDigest,
  trialCount,
  type RowStore,
  type ShardRecord,
  type SweepReference,
  type SweepSpec,
  type Trial,
  type TrialResult,
} from '@liesweep/sweep';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import { giveEngine } from '@liesweep/storage/testing';
import type { RecordShardRequest, RoundPlan } from '@liesweep/workflows';
import type { Stores } from '../stores.js';
import { measureBudgets } from './measure-budgets.js';
import { nextShards } from './next-shards.js';
import { planRound } from './plan-round.js';
import { recordFailures } from './record-failures.js';
import { recordShard as recordShardTelling } from './record-shard.js';
import { recordStanding } from './record-standing.js';

const SPEC = parseSweepFile(`
name: small
system: { oracles: [squared-norm] }
grid: { dimension: [2, 3], generators: [1, 2, 3] }
restarts: 4
`);
const TRIALS = [...enumerateTrials(SPEC)];
const digest = specDigest(SPEC);
const TENSORS_DIGEST = `sha256:${'0'.repeat(64)}`;
const sweep: SweepReference = { sweepId: 'small-01234567', specDigest: digest, specName: 'specs/small.json' };

/** An earlier version of the engine. */
const OLD_ENGINE = '0';

/** What the activities have told. */
let told: string[] = [];
let folder = '';
let stores: Stores;

beforeEach(async () => {
  told = [];
  folder = await mkdtemp(join(tmpdir(), 'liesweep-orchestrator-'));
  const [rows, tensors] = await Promise.all([openRowStore(rowsUri()), openTensorStore(`file:${folder}/tensors`)]);
  stores = { rows, tensors };
  const { sweepId } = sweep;
  await publish(SPEC);
  await rows.saveSweep({
    ...{ sweepId, spec: SPEC, specDigest: digest },
    ...{ trialCount: trialCount(SPEC), createdAt: '2026-01-01T00:00:00.000Z' },
  });
});

afterEach(async () => {
  await stores.rows.close();
  await rm(folder, { recursive: true });
});

function plan(): Promise<RoundPlan> {
  const onReplaced = (reason: string) => told.push(reason);
  return planRound(stores, { ...sweep, slots: 1, wallMs: 0 }, { onPage: () => undefined, onReplaced });
}

function recordShard(_: Stores, request: RecordShardRequest): Promise<number> {
  return recordShardTelling(stores, request, (reason) => told.push(reason));
}

const rowsUri = (): string => `sqlite:${folder}/rows.sqlite`;

async function recordedKeys(rows: RowStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { trialKey } of rows.trials(sweep.sweepId)) keys.push(trialKey);
  return keys;
}

function publish(spec: SweepSpec): Promise<void> {
  return stores.tensors.writeNamed(sweep.specName, new TextEncoder().encode(canonicalJson(spec)));
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
    ...{ referee: null, tensors: { digest: TENSORS_DIGEST, position } },
  };
}

async function store(trials: readonly Trial[], change: Partial<ShardRecord> = {}) {
  const record: ShardRecord = {
    ...{ formatVersion: 2, specDigest: digest, certificate: null },
    ...{ tensors: { uri: 'any', digest: TENSORS_DIGEST, bytes: 1 }, trials: trials.map(resultOf) },
    ...change,
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

  it('leaves out what is recorded and what was given up', async () => {
    await recordShard(stores, { ...sweep, record: await store(TRIALS.slice(0, 3)) });
    await recordFailures(stores, { ...sweep, trials: [[3, 5]], failureClass: 'AnyError', message: 'why', attempts: 3 });
    const { round, ...counts } = await plan();
    expect(await plannedTrials(round)).toEqual(TRIALS.slice(5).map(({ index }) => index));
    expect(counts).toMatchObject({ recorded: 3, failed: 2, remaining: TRIALS.length - 5 });
    await stores.rows.forgetFailures(sweep.sweepId);
    expect(await plannedTrials((await plan()).round)).toEqual(TRIALS.slice(3).map(({ index }) => index));
  });

  it('keeps to the budget of trials, in which those of other sweeps cost nothing', async () => {
    const other = { ...sweep, sweepId: 'other-01234567' };
    await stores.rows.saveSweep({ ...other, spec: SPEC, trialCount: TRIALS.length, createdAt: '2026-01-01T00:00:00Z' });
    await recordShard(stores, { ...other, record: await store(TRIALS.slice(0, 3)) });
    await recordShard(stores, { ...sweep, record: await store(TRIALS.slice(3, 5)) });
    await recordFailures(stores, { ...sweep, trials: [[5, 6]], failureClass: 'AnyError', message: 'why', attempts: 3 });
    await publish({ ...SPEC, budget: { ...SPEC.budget, trials: 7 } });
    const { round, ...counts } = await plan();
    expect(await plannedTrials(round)).toEqual([6, 7, 8, 9]);
    expect(counts).toMatchObject({
      ...{ remaining: 4, withheld: TRIALS.length - 10, recorded: 5, reused: 3, failed: 1 },
      budgets: [{ budget: 'trials', used: 3, limit: 7 }],
    });
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

  it("S22: a sweep half done by another engine ends with exactly the grid's trials, all of this one", async () => {
    await recordShard(stores, { ...sweep, record: await store(TRIALS.slice(0, 12)) });
    await giveEngine(rowsUri(), OLD_ENGINE);
    expect((await stores.rows.progress(sweep.sweepId)).recorded).toBe(12);
    const { round, ...counts } = await plan();
    expect(counts).toMatchObject({ remaining: TRIALS.length, recorded: 0, trialCount: TRIALS.length });
    expect(await plannedTrials(round)).toEqual(TRIALS.map(({ index }) => index));
    expect(told).toEqual([`12 recorded trials of engine ${OLD_ENGINE}, and this is engine ${ENGINE_VERSION}`]);
    const [early, late] = [await store(TRIALS.slice(0, 10)), await store(TRIALS.slice(10))];
    expect(await recordShard(stores, { ...sweep, record: early })).toBe(10);
    expect(await recordShard(stores, { ...sweep, record: late })).toBe(TRIALS.length - 10);
    expect(await recordedKeys(stores.rows)).toEqual(TRIALS.map(({ key }) => key).sort());
    expect(await plan()).toMatchObject({ shardCount: 0, recorded: TRIALS.length });
    expect((await stores.rows.cells(sweep.sweepId)).map(({ trials }) => trials)).toEqual(
      Array(TRIALS.length / 4).fill(4),
    );
  });

  it('S22: a sweep that another engine has finished is complete, and stays what it is', async () => {
    await recordShard(stores, { ...sweep, record: await store(TRIALS) });
    await giveEngine(rowsUri(), OLD_ENGINE);
    const keys = await recordedKeys(stores.rows);
    expect(keys[0]).toContain(`/engine=${OLD_ENGINE}`);
    expect(await plan()).toMatchObject({ shardCount: 0, remaining: 0, recorded: TRIALS.length });
    expect(await recordedKeys(stores.rows)).toEqual(keys);
    expect(told).toEqual([]);
  });

  it('goes by the plan of another orchestrator that saves the same round first', async () => {
    const others = [{ index: 0, dimension: 2, trials: [[0, TRIALS.length] as const] }];
    const save = stores.rows.savePlan.bind(stores.rows);
    jest.spyOn(stores.rows, 'savePlan').mockImplementationOnce(async (sweepId, round, shards) => {
      await save(sweepId, round, others);
      await save(sweepId, round, shards);
    });
    const { round, shardCount } = await plan();
    expect(shardCount).toBe(others.length);
    expect(await plannedTrials(round)).toEqual(TRIALS.map(({ index }) => index));
  });

  it('refuses a specification that is missing or another one', async () => {
    await publish({ ...SPEC, seed: 2 });
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
    { what: 'another specification', change: { specDigest: `sha256:${'1'.repeat(64)}` } },
    { what: 'a malformed digest of its tensors', change: { tensors: { uri: 'any', digest: 'sha256:0', bytes: 1 } } },
    { what: 'no trials', change: { trials: [] } },
    { what: 'another version', change: { formatVersion: 3 as 2 } },
  ])('refuses a record with $what', async ({ change }) => {
    const record = await store(TRIALS.slice(0, 4), change);
    await expect(recordShard(stores, { ...sweep, record })).rejects.toMatchObject({ name: 'CorruptFileError' });
    expect((await stores.rows.progress(sweep.sweepId)).recorded).toBe(0);
  });
});

describe('recordShard, of what is none of the sweep', () => {
  const [first] = TRIALS;
  const byAnother = (trial: Trial): Trial => ({ ...trial, key: trial.key.replace(/[^=]*$/, OLD_ENGINE) });

  it('S21: leaves it out, and tells how much and why', async () => {
    const strangers = TRIALS.slice(0, 3).map((trial) => ({ ...trial, restart: 4 }));
    const record = await store([...strangers, ...TRIALS.slice(3, 5)]);
    expect(await recordShard(stores, { ...sweep, record })).toBe(2);
    expect(await recordedKeys(stores.rows)).toEqual([TRIALS[3]?.key, TRIALS[4]?.key].sort());
    expect(told).toEqual([
      `${record.uri}: 3 of 5 trials left out, the first at position 0: the grid has no such grid point or restart`,
    ]);
  });

  it.each([
    ['trained by engine 0, and this is engine', TRIALS.map(byAnother)],
    ['the key is not that of the grid point', first === undefined ? [] : [{ ...first, key: 'forged' }]],
  ])('S21: refuses a shard of nothing else: %s', async (reason, trials) => {
    const record = await store(trials);
    const refused = recordShard(stores, { ...sweep, record });
    await expect(refused).rejects.toMatchObject({ name: 'CorruptFileError' });
    await expect(refused).rejects.toThrow(reason);
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

describe('measureBudgets', () => {
  it('measures what is recorded against the budget that the specification sets now', async () => {
    await recordShard(stores, { ...sweep, record: await store(TRIALS.slice(0, 4)) });
    expect(await measureBudgets(stores, { ...sweep, wallMs: 1 })).toEqual([]);
    await publish({ ...SPEC, budget: { trials: 8, deviceHours: 1, wallTimeMs: 9, failures: 0 } });
    expect(await measureBudgets(stores, { ...sweep, wallMs: 1 })).toEqual([
      { budget: 'trials', used: 4, limit: 8 },
      { budget: 'deviceHours', used: (4 * 0.5) / 3600, limit: 1 },
      { budget: 'wallTime', used: 1, limit: 9 },
      { budget: 'failures', used: 0, limit: 0 },
    ]);
  });

  it('counts the time of an earlier workflow of the sweep', async () => {
    await publish({ ...SPEC, budget: { ...SPEC.budget, wallTimeMs: 9 } });
    const { sweepId } = sweep;
    const standing = { stage: 'running', reason: null, budgets: [], wallMs: 5 } as const;
    await recordStanding(stores, { sweepId, standing });
    await recordStanding(stores, { sweepId, standing: { ...standing, stage: 'paused', wallMs: 2 } });
    expect(await stores.rows.standing(sweepId)).toMatchObject({ ...standing, stage: 'paused' });
    expect(await measureBudgets(stores, { ...sweep, wallMs: 2 })).toEqual([{ budget: 'wallTime', used: 5, limit: 9 }]);
  });
});
