/** What becomes of a shard whose stored files are damaged, or whose store takes nothing, with real training. */
import { rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeSafetensors, encodeSafetensors, openTensorStore, readShardRecord } from '@liesweep/storage';
import { withBitFlipped } from '@liesweep/storage/testing';
import { specDigest, type ShardAssignment, type SweepSpec, type TensorStore } from '@liesweep/sweep';
import type { SlotProgress } from '../slot-messages.js';
import { EXAMPLE_SPEC } from '../testing/example-spec.js';
import { checkpointName } from './checkpoint-name.js';
import { loadBackend } from './load-backend.js';
import { ShardTrainer, type ShardEnding } from './shard-trainer.js';

jest.setTimeout(240_000);

/** Long enough to be stopped on the way, and without an end before the last step. */
const SPEC: SweepSpec = {
  ...EXAMPLE_SPEC,
  grid: { ...EXAMPLE_SPEC.grid, dimension: [2], generators: [1, 2] },
  restarts: 2,
  training: { ...EXAMPLE_SPEC.training, steps: 300, stopBelow: 0 },
  execution: { ...EXAMPLE_SPEC.execution, checkpointIntervalMs: 600_000 },
};
const ASSIGNMENT: ShardAssignment = {
  ...{ sweepId: 'test', specDigest: specDigest(SPEC), specName: 'specs/test.json', shardIndex: 0 },
  trials: [[0, 4]],
};
const NAME = checkpointName(ASSIGNMENT);

let folder = '';
let store: TensorStore;
let trainer: ShardTrainer;
let undisturbed: readonly object[];
const logged: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liesweep-stored-'));
  store = await openTensorStore(`file:${folder}`);
  await store.writeNamed(ASSIGNMENT.specName, new TextEncoder().encode(JSON.stringify(SPEC)));
  const backend = await loadBackend(() => undefined);
  trainer = new ShardTrainer(store, backend, (message) => logged.push(message));
  undisturbed = await resultOf(await train());
});
beforeEach(() => {
  logged.length = 0;
});
afterAll(() => rm(folder, { recursive: true }));

function train(
  change: Partial<ShardAssignment> = {},
  control: { stopReason?: () => 'preempt' | 'cancel' | null; onProgress?: (progress: SlotProgress) => void } = {},
): Promise<ShardEnding> {
  return trainer.train(
    { ...ASSIGNMENT, ...change },
    { stopReason: () => null, onProgress: () => undefined, ...control },
  );
}

/** What was trained, without what the clock says. */
async function resultOf(ending: ShardEnding): Promise<readonly object[]> {
  if (ending.kind !== 'trained') throw new TypeError(`the shard was not trained: ${ending.kind}`);
  const { trials } = await readShardRecord(store, ending.record);
  return trials.map((trial) => ({ ...trial, seconds: 0, tensors: 0 }));
}

/** Leaves a checkpoint of a shard that is half done. */
async function leaveCheckpoint(): Promise<void> {
  let step = 0;
  const ending = await train(
    {},
    {
      stopReason: () => (step >= 50 ? 'preempt' : null),
      onProgress: (progress) => {
        ({ step } = progress);
      },
    },
  );
  expect(ending).toEqual({ kind: 'preempt' });
}

/** Trains the shard, and says from where it began. */
async function resume(change: Partial<ShardAssignment> = {}): Promise<{ resumed: boolean; result: readonly object[] }> {
  let resumed: boolean | undefined;
  const ending = await train(change, {
    onProgress: (progress) => {
      resumed ??= progress.resumed;
    },
  });
  if (resumed === undefined) throw new TypeError('the shard did not say from where it began');
  return { resumed, result: await resultOf(ending) };
}

test('a shard that resumes gives the result of one that was never stopped', async () => {
  await leaveCheckpoint();
  expect(await resume()).toEqual({ resumed: true, result: undisturbed });
  expect(await store.readNamed(NAME)).toBeUndefined();
});

test('a bit that flips in a checkpoint costs its steps, and not the result', async () => {
  await leaveCheckpoint();
  const stored = await readFile(join(folder, NAME));
  await writeFile(join(folder, NAME), withBitFlipped(stored, 8 * (stored.length - 40) + 6));
  expect(await resume()).toEqual({ resumed: false, result: undisturbed });
  expect(logged).toContain('the shard starts over: its checkpoint cannot be used');
});

test.each(['state/generators', 'state/t', 'state/lowestTerms'])(
  'a checkpoint without its tensor %s, which a seal does not show, costs its steps, and not the part',
  async (name) => {
    await leaveCheckpoint();
    const { tensors, metadata } = decodeSafetensors((await store.readNamed(NAME)) ?? new Uint8Array(), NAME);
    const left = new Map([...tensors].filter(([each]) => each !== name));
    await store.writeNamed(NAME, encodeSafetensors(left, metadata));
    expect(await resume()).toEqual({ resumed: false, result: undisturbed });
  },
);

test('a shard that is not to use its checkpoint starts over, and removes it', async () => {
  await leaveCheckpoint();
  let isThere: Promise<unknown> | undefined;
  const onProgress = (): void => {
    isThere ??= store.readNamed(NAME);
  };
  await train({ fromCheckpoint: false }, { onProgress });
  expect(await isThere).toBeUndefined();
  expect(logged).toContain('the shard starts over: from its checkpoint it has failed');
  expect(await resume({ fromCheckpoint: false })).toEqual({ resumed: false, result: undisturbed });
});

describe('where the store takes nothing', () => {
  const obstacle = (): string => join(folder, 'shards');
  beforeEach(async () => {
    await rm(obstacle(), { recursive: true, force: true });
    await writeFile(obstacle(), 'where the folder should be');
  });
  afterEach(() => rm(obstacle(), { recursive: true, force: true }));

  test('a trained shard waits, says so and why, and is stored as soon as it can be, without being trained again', async () => {
    const waits: SlotProgress[] = [];
    let lastStep = 0;
    const ending = await train(
      {},
      {
        onProgress: (progress) => {
          expect(progress.step).toBeGreaterThanOrEqual(lastStep);
          lastStep = progress.step;
          if (progress.waitingForStore === undefined) return;
          waits.push(progress);
          rmSync(obstacle(), { force: true });
        },
      },
    );
    expect(await resultOf(ending)).toEqual(undisturbed);
    expect(waits[0]).toMatchObject({ finishedTrials: 4, fraction: 1, waitingForStore: expect.any(String) as string });
    expect(waits[0]?.waitingForStore).toContain(folder);
    expect(ending.kind === 'trained' && ending.progress.waitingForStore).toBeUndefined();
  });

  test.each(['preempt', 'cancel'] as const)('a shard that waits ends when it is told to: %s', async (reason) => {
    let isWaiting = false;
    const ending = await train(
      {},
      {
        stopReason: () => (isWaiting ? reason : null),
        onProgress: ({ waitingForStore }) => {
          isWaiting ||= waitingForStore !== undefined;
        },
      },
    );
    expect(ending).toEqual({ kind: reason });
  });
});

test('a checkpoint that cannot be written does not end the training', async () => {
  const obstacle = join(folder, 'checkpoints');
  // The same sweep, continued with another interval: after each chunk.
  const specName = 'specs/each-chunk.json';
  const spec: SweepSpec = { ...SPEC, execution: { ...SPEC.execution, checkpointIntervalMs: 0.001 } };
  await store.writeNamed(specName, new TextEncoder().encode(JSON.stringify(spec)));
  let steps = 0;
  const ending = await trainer.train(
    { ...ASSIGNMENT, specName },
    {
      stopReason: () => null,
      onProgress: ({ step }) => {
        steps = step;
        if (step > 0) return;
        rmSync(obstacle, { recursive: true, force: true });
        writeFileSync(obstacle, 'where the folder should be');
      },
    },
  );
  await rm(obstacle);
  expect(await resultOf(ending)).toEqual(undisturbed);
  expect(steps).toBeGreaterThan(0);
  expect(logged).toContain('the checkpoint is not written, the shard trains on');
});
