import {
  CancellationScope,
  condition,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  startChild,
  workflowInfo,
} from '@temporalio/workflow';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { Shard } from '@liesweep/sweep';
import { shardWorkflowId } from './names.js';
import { freshPart } from './shard-part.js';
import { shardWorkflow } from './shard-workflow.js';
import { areYouThereSignal } from './signals.js';
import type { SweepInput } from './sweep-contract.js';
import type { SweepState } from './sweep-state.js';

/** Training stops within 5 s, a vanished trainer is noticed within 20 s. */
const LONGEST_CANCELLATION = '30s';

/**
 * Starts the child workflow of one shard. The child outlives this run of the sweep, which may continue as new, and
 * signals its end; while this run lasts, the child's closing counts as its end as well.
 */
export async function startShard(input: SweepInput, state: SweepState, shard: Shard): Promise<void> {
  const { sweepId, specDigest, specName, trainQueue } = input;
  const { round } = state.cursor;
  const parts = [freshPart(shard.trials)];
  await CancellationScope.nonCancellable(async () => {
    try {
      const child = await startChild(shardWorkflow, {
        workflowId: shardWorkflowId(workflowInfo().workflowId, round, shard.index),
        parentClosePolicy: ParentClosePolicy.ABANDON,
        args: [
          { sweepId, specDigest, specName, trainQueue, round, shardIndex: shard.index, parts, recorded: 0, failed: 0 },
        ],
      });
      const forget = (): void => {
        state.forget(shard.index);
      };
      child.result().then(forget, forget);
    } catch (error) {
      // It runs already, so it will signal its end.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  });
}

/** Frees the places of shards whose workflow has ended without a word: terminated, or timed out. */
export async function forgetLostShards(state: SweepState): Promise<void> {
  await askEach(state, (shard) => shard.signal(areYouThereSignal));
}

/** Cancels every shard in flight and waits, for a bounded time, until they have ended. */
export async function cancelShards(state: SweepState): Promise<void> {
  await askEach(state, (shard) => shard.cancel());
  await condition(() => state.inFlight.size === 0, LONGEST_CANCELLATION);
}

type ShardHandle = ReturnType<typeof getExternalWorkflowHandle>;

/** A shard that cannot be asked is not there any more. */
async function askEach(state: SweepState, ask: (shard: ShardHandle) => Promise<void>): Promise<void> {
  const { workflowId } = workflowInfo();
  const { round, inFlight } = state.cursor;
  await Promise.all(
    inFlight.map(async (shardIndex) => {
      try {
        await ask(getExternalWorkflowHandle(shardWorkflowId(workflowId, round, shardIndex)));
      } catch {
        state.forget(shardIndex);
      }
    }),
  );
}
