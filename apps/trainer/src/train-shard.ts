import { ApplicationFailure, Context } from '@temporalio/activity';
import { LiesweepError, type ShardAssignment, type SickDevice, type StoredFile } from '@liesweep/sweep';
import { classifyFailure, endsSweep, isCheckpointSuspect, type AttemptBeginning } from '@liesweep/workflows';
import type { CircuitBreaker } from './circuit-breaker.js';
import type { SlotProgress } from './slot-messages.js';
import type { Slot } from './slots/slot.js';

/** What a trainer trains with. */
export interface TrainingResources {
  readonly slots: { take(): Promise<Slot>; give(slot: Slot): void };
  /** Removes the checkpoint of a shard. */
  readonly forgetCheckpoint: (assignment: ShardAssignment) => Promise<void>;
  readonly onProgress: (assignment: ShardAssignment, progress: SlotProgress) => void;
  /** What this trainer is called where others read of it. */
  readonly device: string;
  readonly breaker: CircuitBreaker;
  /** The device is to take no more shards. */
  readonly onSick: (sick: SickDevice) => void;
}

/** Cancellation arrives with the answer to a heartbeat, so this bounds how late it does. */
const HEARTBEAT_INTERVAL_MS = 1000;
/** A cancelled shard is to have stopped within five seconds, a trainer that shuts down within eight. */
const PATIENCE_MS = { cancel: 3500, preempt: 6000 } as const;

/**
 * Trains a shard on a free slot. Heartbeats tell the server how far it is, whatever the slot does; the slot has a
 * watchdog of its own.
 *
 * @throws CancelledFailure when the shard was cancelled
 * @throws ApplicationFailure of type `PreemptedError` when this trainer shuts down, else of the type of the slot's error
 */
export async function trainShard(resources: TrainingResources, assignment: ShardAssignment): Promise<StoredFile> {
  const { slots, onProgress } = resources;
  const context = Context.current();
  let progress: SlotProgress | undefined;
  const heartbeat = setInterval(() => {
    context.heartbeat(progress);
  }, HEARTBEAT_INTERVAL_MS);
  try {
    const slot = await takeUnlessCancelled(slots, context);
    const stop = (): void => {
      const reason = wasAskedToCancel(context) ? 'cancel' : 'preempt';
      slot.stop(reason, PATIENCE_MS[reason]);
    };
    try {
      const training = slot.train(assignment, (latest) => {
        progress = latest;
        onProgress(assignment, latest);
      });
      context.cancellationSignal.addEventListener('abort', stop);
      if (context.cancellationSignal.aborted) stop();
      const record = await training;
      resources.breaker.succeed();
      return record;
    } finally {
      context.cancellationSignal.removeEventListener('abort', stop);
      slots.give(slot);
    }
  } catch (error) {
    const began = beganOf(progress);
    if (!context.cancellationSignal.aborted) {
      const failure = asFailure(resources, assignment, error, began);
      if (isCheckpointSuspect(classifyFailure(failure))) await resources.forgetCheckpoint(assignment);
      throw failure;
    }
    if (wasAskedToCancel(context)) return await context.cancelled;
    throw ApplicationFailure.create({ type: 'PreemptedError', message: 'the trainer shuts down', details: [...began] });
  } finally {
    clearInterval(heartbeat);
  }
}

async function takeUnlessCancelled(slots: TrainingResources['slots'], { cancelled }: Context): Promise<Slot> {
  const taking = slots.take();
  try {
    return await Promise.race([taking, cancelled]);
  } catch (error) {
    void taking.then((slot) => {
      slots.give(slot);
    });
    throw error;
  }
}

function wasAskedToCancel({ cancellationDetails }: Context): boolean {
  return cancellationDetails?.cancelRequested === true;
}

/** From what an attempt began, as its failure says it to the workflow; nothing before that is decided. */
function beganOf(progress: SlotProgress | undefined): readonly AttemptBeginning[] {
  return progress?.resumed === undefined ? [] : [{ resumed: progress.resumed }];
}

/** The failure of a shard; that which opens the circuit breaker tells the workflow so. */
function asFailure(
  { breaker, device, onSick }: TrainingResources,
  assignment: ShardAssignment,
  error: unknown,
  began: readonly AttemptBeginning[],
): ApplicationFailure {
  const { name, message } = error instanceof Error ? error : new LiesweepError('TrainerCrashedError', String(error));
  const wasOpen = breaker.isOpen;
  breaker.fail(assignment, name);
  const details: SickDevice[] = [];
  if (breaker.isOpen && !wasOpen) {
    details.push({
      device,
      reason: `three shards of different trials failed in a row, the last with ${name}: ${message}`,
    });
    details.forEach(onSick);
  }
  return ApplicationFailure.create({
    ...{ type: name, message, details: [...details, ...began], nonRetryable: endsSweep(name) },
  });
}
