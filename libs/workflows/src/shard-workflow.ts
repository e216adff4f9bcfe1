import {
  CancellationScope,
  CancelledFailure,
  continueAsNew,
  getExternalWorkflowHandle,
  log,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { OrchestratorActivities, TrainerActivities } from './activities.js';
import { RECORDING, TRAINING } from './activity-options.js';
import { classifyFailure, type Failure } from './failure-class.js';
import { reactToFailure } from './failure-reaction.js';
import type { ShardInput, ShardOutcome } from './shard-contract.js';
import type { ShardPart } from './shard-part.js';
import { areYouThereSignal, shardEndedSignal } from './signals.js';
import { countTrials } from './trial-ranges.js';

const { recordShard, recordFailures } = proxyLocalActivities<OrchestratorActivities>(RECORDING);

/** A shard under way: what is left of it, and what has become of the rest. */
interface ShardRun extends Omit<ShardInput, 'parts' | 'recorded' | 'failed'> {
  readonly parts: ShardPart[];
  recorded: number;
  failed: number;
  terminal?: NonNullable<ShardOutcome['terminal']>;
}

/**
 * Trains and records one shard, part by part, and tells its sweep how it ended.
 *
 * A failed part is tried again, halved or given up by the class of its failure. History is bounded: a shard that is
 * retried for days continues as new with the parts that are left.
 */
export async function shardWorkflow(input: ShardInput): Promise<void> {
  setHandler(areYouThereSignal, () => undefined);
  const run: ShardRun = { ...input, parts: [...input.parts] };
  try {
    await trainParts(run);
  } catch (error) {
    if (!CancellationScope.current().consideredCancelled) throw error;
    await CancellationScope.nonCancellable(() => tellSweep(run));
    throw new CancelledFailure('the shard was cancelled');
  }
  await tellSweep(run);
}

async function trainParts(run: ShardRun): Promise<void> {
  const { sweepId, specDigest, specName, shardIndex } = run;
  const { trainShard } = proxyActivities<TrainerActivities>({ ...TRAINING, taskQueue: run.trainQueue });
  for (let part = run.parts.shift(); part !== undefined; part = run.parts.shift()) {
    try {
      const record = await trainShard({ sweepId, specDigest, specName, shardIndex, trials: part.trials });
      run.recorded += await CancellationScope.nonCancellable(() => recordShard({ sweepId, specDigest, record }));
    } catch (error) {
      if (CancellationScope.current().consideredCancelled) throw error;
      await handleFailure(run, part, classifyFailure(error));
    }
    if (run.parts.length > 0 && workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof shardWorkflow>(run);
    }
  }
}

async function handleFailure(run: ShardRun, part: ShardPart, failure: Failure): Promise<void> {
  const reaction = reactToFailure(part, failure);
  log.warn('training failed', { sweepId: run.sweepId, shard: run.shardIndex, ...failure, reaction: reaction.kind });
  switch (reaction.kind) {
    case 'retry':
      run.parts.unshift(reaction.part);
      if (reaction.delayMs > 0) await sleep(reaction.delayMs);
      return;
    case 'halve':
      run.parts.unshift(...reaction.parts);
      return;
    case 'give-up':
      await giveUp(run, reaction.part, failure);
      return;
    case 'abort':
      run.terminal = { name: failure.name, message: failure.message };
      for (const rest of [reaction.part, ...run.parts.splice(0)]) await giveUp(run, rest, failure);
  }
}

async function giveUp(run: ShardRun, part: ShardPart, { name, message }: Failure): Promise<void> {
  const { sweepId, specDigest, specName } = run;
  const { trials, attempts } = part;
  await recordFailures({ sweepId, specDigest, specName, trials, failureClass: name, message, attempts });
  run.failed += countTrials(trials);
}

/** A sweep that has ended meanwhile does not want to know. */
async function tellSweep({ round, shardIndex, recorded, failed, terminal }: ShardRun): Promise<void> {
  const { parent } = workflowInfo();
  if (parent === undefined) return;
  const outcome: ShardOutcome = { round, shardIndex, recorded, failed, ...(terminal && { terminal }) };
  try {
    await getExternalWorkflowHandle(parent.workflowId).signal(shardEndedSignal, outcome);
  } catch (error) {
    log.info('the sweep of this shard has ended', { shard: shardIndex, reason: String(error) });
  }
}
