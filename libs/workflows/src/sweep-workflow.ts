import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { Shard } from '@liesweep/sweep';
import type { OrchestratorActivities } from './activities.js';
import { PLANNING, RECORDING } from './activity-options.js';
import { classifyFailure } from './failure-class.js';
import { askForEnd, cancelShards, startShards } from './shard-children.js';
import { shardEndedSignal } from './signals.js';
import type { SweepInput, SweepStatus, SweepSummary } from './sweep-contract.js';
import { SweepState } from './sweep-state.js';
import { cancelUpdate, drainUpdate, pauseUpdate, resumeUpdate } from './updates.js';

const { planRound } = proxyActivities<OrchestratorActivities>(PLANNING);
const { nextShards } = proxyLocalActivities<OrchestratorActivities>(RECORDING);

/** Shards fetched at once. */
const PAGE_SHARDS = 100;
/** Starts contend for the sweep's lock in the server, and those that lose wait for seconds before they try again. */
const STARTS_AT_ONCE = 5;
/** A sweep in which no shard ends for so long asks whether they are still there. */
const LOST_SHARD_CHECK = '5m';
/** Rounds in a row that may change nothing before the sweep ends as incomplete. */
const IDLE_ROUNDS = 3;

/**
 * Runs a sweep: a sliding window of child workflows, each of a few shards, in rounds; each round plans what is not recorded.
 *
 * History is bounded: the workflow continues as new when the server suggests it, with counters and the ids in flight,
 * and the shards go on meanwhile.
 *
 * @throws ApplicationFailure of the type of a terminal error, such as `InvalidSweepError`
 */
export async function sweepWorkflow(input: SweepInput): Promise<SweepSummary> {
  const state = new SweepState(input.window, input.cursor);
  const work = new CancellationScope();
  setHandler(shardEndedSignal, (outcome) => {
    state.settle(outcome);
  });
  setHandler(pauseUpdate, () => {
    state.pause();
  });
  setHandler(resumeUpdate, () => {
    state.resume();
  });
  setHandler(drainUpdate, () => {
    state.drain();
  });
  setHandler(cancelUpdate, () => {
    work.cancel();
  });

  try {
    return state.summarize(await work.run(() => driveSweep(input, state)));
  } catch (error) {
    if (!(error instanceof TemporalFailure)) throw error;
    await CancellationScope.nonCancellable(() => cancelShards(state));
    if (isCancellation(error)) return state.summarize('cancelled');
    const { name, message } = classifyFailure(error);
    throw ApplicationFailure.nonRetryable(message, name);
  }
}

async function driveSweep(input: SweepInput, state: SweepState): Promise<SweepStatus> {
  watchForLostShards(state).catch(ignoreCancellation);
  const page: Shard[] = [];
  for (;;) {
    if (state.isRoundOver) {
      const { isDraining, rounds } = state.cursor;
      if (isDraining) return 'drained';
      const { sweepId, specDigest, specName, slots = 1 } = input;
      state.beginRound(await planRound({ sweepId, specDigest, specName, slots, retryFailed: rounds === 0 }));
      const { remaining, idleRounds } = state.cursor;
      if (remaining === 0) return 'complete';
      if (idleRounds >= IDLE_ROUNDS) return 'incomplete';
    }
    await fillWindow(input, state, page);
    await condition(() => state.isRoundOver || state.room > 0 || state.terminal !== undefined || isHistoryLong(input));
    if (state.terminal) throw ApplicationFailure.nonRetryable(state.terminal.message, state.terminal.name);
    if (isHistoryLong(input)) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof sweepWorkflow>({ ...input, cursor: state.cursor });
    }
  }
}

/** Starts shards until the window is full; `page` holds those that are fetched and not started. */
async function fillWindow(input: SweepInput, state: SweepState, page: Shard[]): Promise<void> {
  while (state.room > 0 && !isHistoryLong(input)) {
    if (page.length > 0) {
      const starts: Promise<void>[] = [];
      while (page.length > 0 && state.room > 0 && starts.length < STARTS_AT_ONCE) {
        starts.push(startShards(input, state, page.splice(0, state.shardsPerChild)));
      }
      await Promise.all(starts);
    } else {
      const { round, nextShard } = state.cursor;
      const next = await nextShards({ sweepId: input.sweepId, round, fromShard: nextShard, limit: PAGE_SHARDS });
      page.push(...next);
      if (next.length === 0) state.closeRound();
    }
  }
}

/** Asks the shards of an earlier run at once, and every shard whenever none has ended for long. */
async function watchForLostShards(state: SweepState): Promise<void> {
  await askForEnd(state, [...state.inFlight.keys()]);
  for (;;) {
    const { endedChildren } = state;
    await sleep(LOST_SHARD_CHECK);
    if (state.endedChildren === endedChildren) await askForEnd(state, [...state.inFlight.keys()]);
  }
}

function isHistoryLong({ continueAsNewAfterEvents = Infinity }: SweepInput): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= continueAsNewAfterEvents;
}

function ignoreCancellation(error: unknown): void {
  if (!isCancellation(error)) throw error;
}
