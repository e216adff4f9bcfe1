import {
  CancellationScope,
  condition,
  getExternalWorkflowHandle,
  log,
  ParentClosePolicy,
  startChild,
  workflowInfo,
} from '@temporalio/workflow';
import { ApplicationFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { Shard } from '@liesweep/sweep';
import { shardWorkflowId, type SweepInput } from './sweep-contract.js';
import { freshPart } from './failure-reaction.js';
import { shardWorkflow, reportEndSignal } from './shard-workflow.js';
import type { SweepState } from './sweep-state.js';

/** Training stops within 5 s, a vanished trainer is noticed within 10 s. */
const LONGEST_CANCELLATION = '30s';

/**
 * Starts the child workflow of a few shards. The child outlives this run of the sweep, which may continue as new; while
 * this run lasts, it learns of the child's end from its result.
 */
export async function startShards(input: SweepInput, state: SweepState, shards: readonly Shard[]): Promise<void> {
  const { trainQueue, heartbeatTimeoutMs } = input;
  const { round } = state.cursor;
  const firstShard = state.reserve(shards);
  const work = shards.map(({ index, trials }) => ({ shardIndex: index, parts: [freshPart(trials)] }));
  const shardInput = {
    ...{ ...state.sweep, trainQueue, round, firstShard, shards: work },
    ...(heartbeatTimeoutMs !== undefined && { heartbeatTimeoutMs }),
  };
  await CancellationScope.nonCancellable(async () => {
    try {
      const child = await startChild(shardWorkflow, {
        workflowId: shardWorkflowId(workflowInfo().workflowId, round, firstShard),
        parentClosePolicy: ParentClosePolicy.ABANDON,
        args: [{ ...shardInput, mustReportEnd: false, recorded: 0, failed: 0 }],
      });
      child.result().then(
        (outcome) => {
          state.settle(outcome);
        },
        () => {
          state.forget(firstShard);
        },
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      await askForEnd(state, [firstShard]);
    }
  });
}

/**
 * Asks the workflows of shards to signal their end, and frees the places of those that have ended without a word. Asking
 * twice changes nothing.
 *
 * @param firstShards the first shard of each workflow
 */
export async function askForEnd(state: SweepState, firstShards: Iterable<number>): Promise<void> {
  const ask = (): Promise<void> => askEach(state, firstShards, (shard) => shard.signal(reportEndSignal));
  // A sweep that is being cancelled has to know of their end most of all.
  await (state.hasOneRecorder ? CancellationScope.nonCancellable(ask) : ask());
}

/** Cancels every shard in flight and waits, for a bounded time, until they have ended. */
export async function cancelShards(state: SweepState): Promise<void> {
  await askEach(state, state.inFlight.keys(), (shard) => shard.cancel());
  await condition(() => state.inFlight.size === 0, LONGEST_CANCELLATION);
}

type ShardHandle = ReturnType<typeof getExternalWorkflowHandle>;

/** A workflow that is not found is not there any more; one that could not be asked for another reason may be. */
async function askEach(
  state: SweepState,
  firstShards: Iterable<number>,
  ask: (shard: ShardHandle) => Promise<void>,
): Promise<void> {
  const { workflowId } = workflowInfo();
  const { round } = state.cursor;
  await Promise.all(
    Array.from(firstShards, async (firstShard) => {
      try {
        await ask(getExternalWorkflowHandle(shardWorkflowId(workflowId, round, firstShard)));
      } catch (error) {
        if (isNotFound(error)) state.forget(firstShard);
        else log.warn('a shard could not be asked', { ...state.sweep, shard: firstShard, reason: String(error) });
      }
    }),
  );
}

/** Temporal names the reason in the message alone. */
function isNotFound(error: unknown): boolean {
  return error instanceof ApplicationFailure && error.message.endsWith('because it was not found');
}
