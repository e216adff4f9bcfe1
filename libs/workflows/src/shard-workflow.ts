import {
  CancellationScope,
  CancelledFailure,
  continueAsNew,
  defineSignal,
  getExternalWorkflowHandle,
  log,
  proxyActivities,
  proxyLocalActivities,
  proxySinks,
  setHandler,
  setWorkflowOptions,
  sleep,
  workflowInfo,
  type Sinks,
} from '@temporalio/workflow';
import type { SweepReference } from '@liesweep/sweep';
import { countTrials } from '@liesweep/sweep/trial-ranges';
import { RECORDING, TRAINING, type OrchestratorActivities, type TrainerActivities } from './activities.js';
import { classifyFailure, sickDeviceOf, type Failure, type FailureClass } from './failure-classes.js';
import { reactToFailure, type FailureReaction, type ShardPart } from './failure-reaction.js';

/** A shard, and what is left of it to train, in order. */
export interface ShardWork {
  readonly shardIndex: number;
  readonly parts: ShardPart[];
}

/** What starts the workflow of a few shards. */
export interface ShardInput extends SweepReference {
  readonly trainQueue: string;
  /** See `SweepInput`. */
  readonly heartbeatTimeoutMs?: number;
  readonly round: number;
  /** The first of the shards, which names the workflow. */
  readonly firstShard: number;
  /** Shards that are not at their end. */
  readonly shards: readonly ShardWork[];
  /** Whether the sweep has continued as new since it started the shards, and has to be told of their end by a signal. */
  readonly mustReportEnd: boolean;
  /** Trials recorded and given up so far. */
  readonly recorded: number;
  readonly failed: number;
}

/** How the shards of one workflow ended, as it tells the sweep. */
export interface ShardOutcome {
  readonly round: number;
  readonly firstShard: number;
  /** Trials that the sweep did not have before. */
  readonly recorded: number;
  readonly failed: number;
  /** Why the whole sweep cannot go on; absent when it can. */
  readonly terminal?: { readonly name: string; readonly message: string };
}

/**
 * From a sweep that has continued as new to a shard that an earlier run of it started: signal your end. The sweep
 * learns nothing from the child's result any more. It is refused where there is no such shard any more.
 */
export const reportEndSignal = defineSignal('reportEnd');

/** From a shard that was asked to, to its sweep: it has ended. */
export const shardEndedSignal = defineSignal<[ShardOutcome]>('shardEnded');

/** A failed attempt to train a shard, and what was done about it. */
export interface FailedAttempt {
  readonly failureClass: FailureClass;
  readonly reaction: FailureReaction['kind'];
}

/** What the workflow of a shard tells the worker that runs it; once, not again when its history is replayed. */
export interface ShardSinks extends Sinks {
  readonly shards: { failed(attempt: FailedAttempt): void };
}

const { recordShard, recordFailures, recordSickDevice } = proxyLocalActivities<OrchestratorActivities>(RECORDING);
const { shards: sinks } = proxySinks<ShardSinks>();

/** Shards under way, and what has become of them so far. */
interface ShardRun extends Omit<ShardInput, 'mustReportEnd' | 'recorded' | 'failed'> {
  /** The training of all of them. */
  readonly work: CancellationScope;
  mustReportEnd: boolean;
  recorded: number;
  failed: number;
  terminal?: NonNullable<ShardOutcome['terminal']>;
}

/**
 * Trains and records a few shards, each part by part, and returns how they ended; a sweep that can no longer see the
 * result asks for a signal.
 *
 * A failed part is tried again, halved or given up by the class of its failure. History is bounded: shards that are
 * retried for days continue as new with the parts that are left.
 */
export async function shardWorkflow(input: ShardInput): Promise<ShardOutcome> {
  const shards = input.shards.map(({ shardIndex, parts }) => ({ shardIndex, parts: [...parts] }));
  const run: ShardRun = { ...input, shards, work: new CancellationScope() };
  setHandler(reportEndSignal, () => {
    run.mustReportEnd = true;
  });
  try {
    await trainAll(run);
    const rest = shards.filter(({ parts }) => parts.length > 0);
    if (rest.length > 0 && run.terminal === undefined) {
      const { mustReportEnd, recorded, failed } = run;
      await continueAsNew<typeof shardWorkflow>({ ...input, shards: rest, mustReportEnd, recorded, failed });
    }
    await reportEnd(run);
    return summarize(run);
  } catch (error) {
    if (!CancellationScope.current().consideredCancelled) throw error;
    await CancellationScope.nonCancellable(() => reportEnd(run));
    throw new CancelledFailure('the shards were cancelled');
  }
}

// Where workers have versions, shards end on the one that they began on; sweeps move on, and replay there. A server takes
// no such wish from a worker without a version.
setWorkflowOptions(
  () => (hasVersion(workflowInfo().currentDeploymentVersion) ? { versioningBehavior: 'PINNED' } : {}),
  shardWorkflow,
);

function hasVersion(version: ReturnType<typeof workflowInfo>['currentDeploymentVersion']): boolean {
  return version !== undefined && version.deploymentName !== '';
}

/** Returns when no shard trains any more; a terminal failure of one ends the others. */
async function trainAll(run: ShardRun): Promise<void> {
  const endings = await Promise.allSettled(run.shards.map((shard) => run.work.run(() => trainParts(run, shard))));
  const broken = endings.find((ending) => ending.status === 'rejected');
  if (broken !== undefined && run.terminal === undefined) throw broken.reason as Error;
}

/** Trains a shard to its end, or until the workflow is to continue as new. */
async function trainParts(run: ShardRun, { shardIndex, parts }: ShardWork): Promise<void> {
  const { sweepId, specDigest, specName } = run;
  const { trainQueue, heartbeatTimeoutMs } = run;
  const { trainShard } = proxyActivities<TrainerActivities>({
    ...{ ...TRAINING, taskQueue: trainQueue },
    ...(heartbeatTimeoutMs !== undefined && { heartbeatTimeout: heartbeatTimeoutMs }),
  });
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    try {
      const { trials, withoutCheckpoint } = part;
      const record = await trainShard({
        ...{ sweepId, specDigest, specName, shardIndex, trials },
        ...(withoutCheckpoint && { fromCheckpoint: false as const }),
      });
      run.recorded += await CancellationScope.nonCancellable(() => recordShard({ sweepId, specDigest, record }));
    } catch (error) {
      if (CancellationScope.current().consideredCancelled) throw error;
      const sick = sickDeviceOf(error);
      if (sick !== undefined) await recordSickDevice({ sweepId, ...sick });
      await handleFailure(run, { shardIndex, parts }, part, classifyFailure(error));
    }
    if (workflowInfo().continueAsNewSuggested) return;
  }
}

async function handleFailure(run: ShardRun, shard: ShardWork, part: ShardPart, failure: Failure): Promise<void> {
  const reaction = reactToFailure(part, failure);
  const { shardIndex, parts } = shard;
  log.warn('training failed', { sweepId: run.sweepId, shard: shardIndex, ...failure, reaction: reaction.kind });
  sinks.failed({ failureClass: failure.failureClass, reaction: reaction.kind });
  switch (reaction.kind) {
    case 'retry':
      parts.unshift(reaction.part);
      if (reaction.delayMs > 0) await sleep(reaction.delayMs);
      return;
    case 'halve':
      parts.unshift(...reaction.parts);
      return;
    case 'give-up':
      await giveUp(run, reaction.part, failure);
      return;
    case 'abort':
      run.terminal = { name: failure.name, message: failure.message };
      for (const rest of [reaction.part, ...parts.splice(0)]) await giveUp(run, rest, failure);
      run.work.cancel();
  }
}

async function giveUp(run: ShardRun, part: ShardPart, { name, message }: Failure): Promise<void> {
  const { sweepId, specDigest, specName } = run;
  const { trials, attempts } = part;
  await recordFailures({ sweepId, specDigest, specName, trials, failureClass: name, message, attempts });
  run.failed += countTrials(trials);
}

function summarize({ round, firstShard, recorded, failed, terminal }: ShardRun): ShardOutcome {
  return { round, firstShard, recorded, failed, ...(terminal && { terminal }) };
}

async function reportEnd(run: ShardRun): Promise<void> {
  const { parent } = workflowInfo();
  if (!run.mustReportEnd || parent === undefined) return;
  try {
    await getExternalWorkflowHandle(parent.workflowId).signal(shardEndedSignal, summarize(run));
  } catch (error) {
    log.info('the sweep has ended before its shards', { shard: run.firstShard, reason: String(error) });
  }
}
