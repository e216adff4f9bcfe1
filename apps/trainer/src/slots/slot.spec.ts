import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@liesweep/logging';
import { openTensorStore } from '@liesweep/storage';
import { specDigest, type ShardAssignment, type TensorStore } from '@liesweep/sweep';
import type { SlotProgress } from '../slot-messages.js';
import { EXAMPLE_SPEC } from '../testing/example-spec.js';
import type { SimulatedBehaviour } from '../testing/simulated-behaviour.js';
import { SlotPool } from './slot-pool.js';
import { Slot, type SlotOptions } from './slot.js';

const SIMULATED_SLOT = join(__dirname, '../../dist/testing/simulated-slot.js');
/** Short enough to wait for a slot that says nothing; one that works is given all the time it needs. */
const SHORT_SILENCE_MS = 500;
const PATIENCE_MS = 600_000;

const log = createLogger({ name: 'test', level: 'silent' });
const assignment: ShardAssignment = {
  ...{ sweepId: 'example', shardIndex: 0, specDigest: specDigest(EXAMPLE_SPEC), specName: 'specs/example.json' },
  trials: [[0, 4]],
};

let folder = '';
let tensors: TensorStore;
const started: { kill(because: string): void }[] = [];

beforeAll(async () => {
  if (!existsSync(SIMULATED_SLOT)) throw new Error('the trainer is not built: run nx build trainer');
  folder = await mkdtemp(join(tmpdir(), 'liesweep-trainer-'));
  tensors = await openTensorStore(`file:${folder}`);
  await tensors.writeNamed(assignment.specName, new TextEncoder().encode(JSON.stringify(EXAMPLE_SPEC)));
});

afterEach(() => {
  for (const slot of started.splice(0)) slot.kill('the test is over');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function optionsFor(behaviour: Partial<SimulatedBehaviour>): SlotOptions {
  const environment = { LIESWEEP_TENSORS: `file:${folder}`, LIESWEEP_SIMULATION: JSON.stringify(behaviour) };
  return { modulePath: SIMULATED_SLOT, environment, silenceLimitMs: PATIENCE_MS, loadLimitMs: PATIENCE_MS, log };
}

async function startSlot(
  behaviour: Partial<SimulatedBehaviour>,
  limits: Partial<Pick<SlotOptions, 'silenceLimitMs'>> = {},
): Promise<Slot> {
  const slot = new Slot({ ...optionsFor(behaviour), ...limits });
  started.push(slot);
  await slot.ready;
  return slot;
}

describe('a slot', () => {
  it('answers with the file of the trained shard, after progress up to the end', async () => {
    const fractions: number[] = [];
    const slot = await startSlot({ latencyMs: 50 });
    const record = await slot.train(assignment, ({ fraction }: SlotProgress) => fractions.push(fraction));
    expect(JSON.parse(new TextDecoder().decode(await tensors.read(record)))).toMatchObject({ formatVersion: 2 });
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(slot.isUsable).toBe(true);
  });

  it('fails its shard when its process is killed, and says by what', async () => {
    const slot = await startSlot({ crash: [2] });
    await expect(slot.train(assignment, () => undefined)).rejects.toMatchObject({
      name: 'TrainerCrashedError',
      message: expect.stringContaining('SIGKILL') as unknown,
    });
    expect(slot.isUsable).toBe(false);
    await expect(slot.train(assignment, () => undefined)).rejects.toMatchObject({ name: 'TrainerCrashedError' });
  });

  it('is killed when it falls silent', async () => {
    const slot = await startSlot({ silenceOnce: [1] }, { silenceLimitMs: SHORT_SILENCE_MS });
    await expect(slot.train(assignment, () => undefined)).rejects.toMatchObject({
      name: 'TrainerCrashedError',
      message: expect.stringContaining('said nothing') as unknown,
    });
    await slot.ended;
  });

  it('is not used again after it ran out of memory', async () => {
    const slot = await startSlot({ outOfMemory: [0] });
    await expect(slot.train(assignment, () => undefined)).rejects.toMatchObject({
      name: 'OutOfDeviceMemoryError',
    });
    expect(slot.isUsable).toBe(false);
  });

  it('stops when it is asked to, and is killed when it does not', async () => {
    const slot = await startSlot({ latencyMs: 20_000 });
    const training = slot.train(assignment, () => {
      slot.stop('preempt', 10);
    });
    await expect(training).rejects.toMatchObject({ name: 'TrainerCrashedError' });

    const obedient = await startSlot({ latencyMs: 1000 });
    const stopped = obedient.train(assignment, () => {
      obedient.stop('preempt', PATIENCE_MS);
    });
    await expect(stopped).rejects.toMatchObject({ name: 'PreemptedError' });
    expect(obedient.isUsable).toBe(true);
  });

  it('that cannot load is not ready, and its last words are kept', async () => {
    const slot = new Slot({ ...optionsFor({}), modulePath: join(__dirname, 'no-such-module.js') });
    await expect(slot.ready).rejects.toMatchObject({ message: expect.stringContaining('no-such-module') as unknown });
  });
});

describe('a pool of slots', () => {
  it('lends each slot to one shard at a time, and replaces those that end', async () => {
    const onBroken = jest.fn();
    const pool = new SlotPool({ ...optionsFor({ crashOnce: [3] }), count: 2, onBroken });
    started.push({
      kill: () => {
        pool.close();
      },
    });
    const [first, second] = await Promise.all([pool.take(), pool.take()]);
    expect(first).not.toBe(second);
    let isLent = false;
    const third = pool.take().then((slot) => {
      isLent = true;
      return slot;
    });
    await expect(first.train(assignment, () => undefined)).rejects.toMatchObject({ name: 'TrainerCrashedError' });
    expect(isLent).toBe(false);
    pool.give(first);
    const replacement = await third;
    expect(replacement).not.toBe(first);
    await replacement.train(assignment, () => undefined);
    expect(onBroken).not.toHaveBeenCalled();
  });

  it('says so when none can be started', async () => {
    const reason = await new Promise((resolve) => {
      const pool = new SlotPool({
        ...{ ...optionsFor({}), modulePath: join(__dirname, 'no-such-module.js'), count: 1, onBroken: resolve },
      });
      started.push({
        kill: () => {
          pool.close();
        },
      });
    });
    expect(reason).toMatchObject({ name: 'TrainerCrashedError' });
  });
});
