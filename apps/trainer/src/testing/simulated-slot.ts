/**
 * A slot process without training, for tests of everything around it: it answers as the real one does, with analytic
 * losses, and fails as it is told to.
 */
import { randomInt } from 'node:crypto';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeShardRecord, openTensorStore, readSpec } from '@liesweep/storage';
import {
  LiesweepError,
  OutOfDeviceMemoryError,
  trialsInRanges,
  type ShardAssignment,
  type TensorStore,
} from '@liesweep/sweep';
import { checkpointName } from '../slot/checkpoint-name.js';
import type { SlotProgress, SlotReply, SlotRequest } from '../slot-messages.js';
import { readSimulatedBehaviour } from './simulated-behaviour.js';
import { simulateResult } from './simulated-result.js';

const STEPS = 10;

const behaviour = readSimulatedBehaviour(process.env);
const store = await openTensorStore(process.env.LIESWEEP_TENSORS ?? '');
let stopReason: 'preempt' | 'cancel' | undefined;
const requestedStop = (): typeof stopReason => stopReason;

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
process.on('message', (request: SlotRequest) => {
  if (request.type === 'stop') stopReason = request.reason;
  else train(request.assignment).catch(fail);
});
reply({ type: 'ready', trainedOn: { device: 'simulated', backend: 'analytic', mode: 'eager' } });

async function train(assignment: ShardAssignment): Promise<void> {
  stopReason = undefined;
  const trials = trialsInRanges(await readSpec(store, assignment), assignment.trials);
  const indexes = trials.map(({ index }) => index);
  const msPerStep = (behaviour.latencyMs + behaviour.trialMs * trials.length) / STEPS;
  for (let step = 0; step < STEPS; step++) {
    await sleep(msPerStep);
    const reason = requestedStop();
    if (reason !== undefined) throw new LiesweepError('PreemptedError', reason);
    reply({ type: 'progress', progress: progressAt(step / STEPS, trials.length, msPerStep) });
  }
  if (indexes.some((index) => behaviour.poison.includes(index))) {
    const name = checkpointName(assignment);
    const resumed = assignment.fromCheckpoint !== false && (await store.readNamed(name)) !== undefined;
    await tell({ type: 'progress', progress: { ...progressAt(0, trials.length, msPerStep), resumed } });
    const isFirst = await isFirstTime(store, 'poison', indexes, behaviour.poison);
    if (isFirst) await store.writeNamed(name, new Uint8Array());
    if (isFirst || resumed) process.kill(process.pid, 'SIGKILL');
  }
  if (indexes.some((index) => behaviour.crash.includes(index))) process.kill(process.pid, 'SIGKILL');
  if (await isFirstTime(store, 'crash', indexes, behaviour.crashOnce)) process.kill(process.pid, 'SIGKILL');
  if (await isFirstTime(store, 'silence', indexes, behaviour.silenceOnce)) return;
  if (await isFirstTime(store, 'preemption', indexes, behaviour.preemptOnce)) {
    throw new LiesweepError('PreemptedError', 'as simulated');
  }
  if (
    indexes.length > behaviour.memoryTrials ||
    indexes.some((index) => behaviour.outOfMemory.includes(index)) ||
    (await isFirstTime(store, 'memory', indexes, behaviour.outOfMemoryOnce))
  ) {
    throw new OutOfDeviceMemoryError(`${String(indexes.length)} trials do not fit`);
  }
  const tensors = await store.put(new TextEncoder().encode(JSON.stringify(indexes)), 'safetensors');
  const results = trials.map((trial, position) => simulateResult(trial, tensors.digest, position));
  const { specDigest } = assignment;
  const record = encodeShardRecord({ formatVersion: 2, specDigest, tensors, certificate: null, trials: results });
  const stored = await store.put(record, 'json');
  if (behaviour.storedFiles !== undefined && (await isFirstTime(store, 'corruption', indexes, behaviour.corruptOnce))) {
    await truncate(join(behaviour.storedFiles, stored.uri), Math.floor(stored.bytes / 2));
  }
  if (behaviour.storedFiles !== undefined && (await isFirstTime(store, 'flip', indexes, behaviour.flipOnce))) {
    await turnOneBit(join(behaviour.storedFiles, stored.uri));
  }
  reply({ type: 'trained', record: stored, progress: progressAt(1, trials.length, msPerStep) });
}

function fail(error: unknown): void {
  const { name, message } = error instanceof Error ? error : { name: 'TrainerCrashedError', message: String(error) };
  reply({ type: 'failed', name, message });
}

async function turnOneBit(path: string): Promise<void> {
  const content = await readFile(path);
  const at = randomInt(content.length);
  content.writeUInt8(content.readUInt8(at) ^ (1 << randomInt(8)), at);
  await writeFile(path, content);
}

/** Whether one of the trials is to fail in this way and never has; what has happened is kept in the tensor store. */
async function isFirstTime(
  tensors: TensorStore,
  way: string,
  indexes: readonly number[],
  failing: readonly number[],
): Promise<boolean> {
  for (const index of indexes.filter((candidate) => failing.includes(candidate))) {
    const mark = `simulation/${way}-${String(index)}`;
    if ((await tensors.readNamed(mark)) === undefined) {
      await tensors.writeNamed(mark, new Uint8Array());
      return true;
    }
  }
  return false;
}

function progressAt(fraction: number, trialCount: number, msPerStep: number): SlotProgress {
  return {
    ...{ trialCount, finishedTrials: fraction === 1 ? trialCount : 0, step: fraction * STEPS, fraction },
    ...{ lowestLoss: null, dominantTerm: null, msPerStep, checkpointedAtMs: null },
  };
}

/** Returns when the message is on its way, so that the process may die. */
function tell(message: SlotReply): Promise<void> {
  return new Promise((resolve) =>
    process.send?.(message, undefined, undefined, () => {
      resolve();
    }),
  );
}

function reply(message: SlotReply): void {
  process.send?.(message);
}
