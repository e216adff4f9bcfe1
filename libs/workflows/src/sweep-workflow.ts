import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  log,
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
import { checkBudgets, countWallTime, spendBudgets } from './sweep-budgets.js';
import { handleCommands } from './sweep-commands.js';
import type { SweepInput, SweepStatus, SweepSummary } from './sweep-contract.js';
import { SweepState } from './sweep-state.js';

const { planRound } = proxyActivities<OrchestratorActivities>(PLANNING);
const { nextShards, recordStanding } = proxyLocalActivities<OrchestratorActivities>(RECORDING);

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
  const state = new SweepState(input);
  const work = new CancellationScope();
  setHandler(shardEndedSignal, (outcome) => {
    state.settle(outcome);
  });
  handleCommands(state, () => {
    work.cancel();
  });

  try {
    return await work.run(() => runSweep(input, state));
  } catch (error) {
    if (!(error instanceof TemporalFailure)) throw error;
    return await CancellationScope.nonCancellable(() => endEarly(state, error));
  }
}

/** Drives the sweep to an end that no command has overtaken. */
async function runSweep(input: SweepInput, state: SweepState): Promise<SweepSummary> {
  watchForLostShards(state).catch(ignoreCancellation);
  countWallTime(state).catch(ignoreCancellation);
  let isRecorded = input.cursor !== undefined;
  for (;;) {
    if (!isRecorded) await recordStanding({ sweepId: input.sweepId, standing: state.standing });
    const status = await driveSweep(input, state);
    await recordEnd(state, status);
    if (!state.mustGoOn) return state.summarize(status);
    isRecorded = false;
  }
}

/** Stops what is in flight, then ends the sweep as cancelled or with the reason why it cannot go on. */
async function endEarly(state: SweepState, error: TemporalFailure): Promise<SweepSummary> {
  await cancelShards(state);
  if (isCancellation(error)) {
    await recordEnd(state, 'cancelled');
    return state.summarize('cancelled');
  }
  const { name, message } = classifyFailure(error);
  await recordEnd(state, 'failed', message).catch((unrecorded: unknown) => {
    log.error('the end of the sweep could not be recorded', { ...state.sweep, reason: String(unrecorded) });
  });
  throw ApplicationFailure.nonRetryable(message, name);
}

/** Keeps how the sweep ended where `status` finds it. */
async function recordEnd(state: SweepState, stage: SweepStatus | 'failed', because?: string): Promise<void> {
  const { standing, sweep } = state;
  const reason = because ?? (stage === 'drained' ? standing.reason : null);
  await recordStanding({ sweepId: sweep.sweepId, standing: { ...standing, stage, reason } });
  await condition(allHandlersFinished);
}

async function driveSweep(input: SweepInput, state: SweepState): Promise<SweepStatus> {
  const page: Shard[] = [];
  for (;;) {
    if (state.isRoundOver) {
      const status = await planNext(input, state);
      page.length = 0;
      if (status !== undefined && !state.mustGoOn) return status;
      if (status !== undefined) continue;
    }
    await checkBudgets(state);
    await fillWindow(input, state, page);
    await condition(() => state.isRoundOver || state.room > 0 || state.terminal !== undefined || isHistoryLong(input));
    if (state.terminal) throw ApplicationFailure.nonRetryable(state.terminal.message, state.terminal.name);
    if (isHistoryLong(input)) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof sweepWorkflow>({ ...input, ...state.sweep, cursor: state.cursor });
    }
  }
}

/** Plans the next round; returns how the sweep ends where there is nothing more to start. */
async function planNext({ slots = 1 }: SweepInput, state: SweepState): Promise<SweepStatus | undefined> {
  const drained = (): SweepStatus | undefined => {
    if (!state.cursor.isDraining) return undefined;
    return state.isComplete ? 'complete' : 'drained';
  };
  const before = drained();
  if (before !== undefined) return before;
  state.mustPlan = false;
  const plan = await planRound({ ...state.sweep, slots, wallMs: state.cursor.wallMs });
  state.beginRound(plan);
  await spendBudgets(state, plan.budgets);
  const { idleRounds, remaining } = state.cursor;
  const after = drained();
  if (after !== undefined) return after;
  if (remaining === 0) return 'complete';
  return idleRounds >= IDLE_ROUNDS ? 'incomplete' : undefined;
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
