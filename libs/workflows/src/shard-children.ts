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
import { reportEndSignal } from './signals.js';
import type { SweepInput } from './sweep-contract.js';
import type { SweepState } from './sweep-state.js';

/** Training stops within 5 s, a vanished trainer is noticed within 10 s. */
const LONGEST_CANCELLATION = '30s';

/**
 * Starts the child workflow of one shard. The child outlives this run of the sweep, which may continue as new; while
 * this run lasts, it learns of the child's end from its result.
 */
export async function startShard(input: SweepInput, state: SweepState, shard: Shard): Promise<void> {
  const { sweepId, specDigest, specName, trainQueue } = input;
  const { round } = state.cursor;
  const parts = [freshPart(shard.trials)];
  const shardInput = { sweepId, specDigest, specName, trainQueue, round, shardIndex: shard.index, parts };
  await CancellationScope.nonCancellable(async () => {
    try {
      const child = await startChild(shardWorkflow, {
        workflowId: shardWorkflowId(workflowInfo().workflowId, round, shard.index),
        parentClosePolicy: ParentClosePolicy.ABANDON,
        args: [{ ...shardInput, mustReportEnd: false, recorded: 0, failed: 0 }],
      });
      child.result().then(
        (outcome) => {
          state.settle(outcome);
        },
        () => {
          state.forget(shard.index);
        },
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      await askForEnd(state, [shard.index]);
    }
  });
}

/**
 * Asks shards to signal their end, and frees the places of those that have ended without a word. Asking twice changes
 * nothing.
 */
export async function askForEnd(state: SweepState, shardIndexes: readonly number[]): Promise<void> {
  await askEach(state, shardIndexes, (shard) => shard.signal(reportEndSignal));
}

/** Cancels every shard in flight and waits, for a bounded time, until they have ended. */
export async function cancelShards(state: SweepState): Promise<void> {
  await askEach(state, [...state.inFlight], (shard) => shard.cancel());
  await condition(() => state.inFlight.size === 0, LONGEST_CANCELLATION);
}

type ShardHandle = ReturnType<typeof getExternalWorkflowHandle>;

/** A shard that cannot be asked is not there any more. */
async function askEach(
  state: SweepState,
  shardIndexes: readonly number[],
  ask: (shard: ShardHandle) => Promise<void>,
): Promise<void> {
  const { workflowId } = workflowInfo();
  const { round } = state.cursor;
  await Promise.all(
    shardIndexes.map(async (shardIndex) => {
      try {
        await ask(getExternalWorkflowHandle(shardWorkflowId(workflowId, round, shardIndex)));
      } catch {
        state.forget(shardIndex);
      }
    }),
  );
}
