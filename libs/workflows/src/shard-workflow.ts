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
import { reportEndSignal, shardEndedSignal } from './signals.js';
import { countTrials } from './trial-ranges.js';

const { recordShard, recordFailures } = proxyLocalActivities<OrchestratorActivities>(RECORDING);

/** A shard under way: what is left of it, and what has become of the rest. */
interface ShardRun extends Omit<ShardInput, 'parts' | 'mustReportEnd' | 'recorded' | 'failed'> {
  readonly parts: ShardPart[];
  mustReportEnd: boolean;
  recorded: number;
  failed: number;
  terminal?: NonNullable<ShardOutcome['terminal']>;
}

/**
 * Trains and records one shard, part by part, and returns how it ended; a sweep that can no longer see the result asks
 * for a signal.
 *
 * A failed part is tried again, halved or given up by the class of its failure. History is bounded: a shard that is
 * retried for days continues as new with the parts that are left.
 */
export async function shardWorkflow(input: ShardInput): Promise<ShardOutcome> {
  const run: ShardRun = { ...input, parts: [...input.parts] };
  setHandler(reportEndSignal, () => {
    run.mustReportEnd = true;
  });
  try {
    await trainParts(run);
    await reportEnd(run);
    return summarize(run);
  } catch (error) {
    if (!CancellationScope.current().consideredCancelled) throw error;
    await CancellationScope.nonCancellable(() => reportEnd(run));
    throw new CancelledFailure('the shard was cancelled');
  }
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

function summarize({ round, shardIndex, recorded, failed, terminal }: ShardRun): ShardOutcome {
  return { round, shardIndex, recorded, failed, ...(terminal && { terminal }) };
}

async function reportEnd(run: ShardRun): Promise<void> {
  const { parent } = workflowInfo();
  if (!run.mustReportEnd || parent === undefined) return;
  try {
    await getExternalWorkflowHandle(parent.workflowId).signal(shardEndedSignal, summarize(run));
  } catch (error) {
    log.info('the sweep has ended before its shard', { shard: run.shardIndex, reason: String(error) });
  }
}
