import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  log,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { Shard } from '@liesweep/sweep';
import { PLANNING, RECORDING, type OrchestratorActivities } from './activities.js';
import { classifyFailure } from './failure-classes.js';
import { describeMisfit, shardOutcomeSchema, sweepInputSchema } from './message-schemas.js';
import { askForEnd, cancelShards, startShards } from './shard-children.js';
import { shardEndedSignal, type ShardOutcome } from './shard-workflow.js';
import { checkBudgets, countWallTime, spendBudgets } from './sweep-budgets.js';
import { handleCommands } from './sweep-commands.js';
import type { SweepInput, SweepStatus, SweepSummary } from './sweep-contract.js';
import { StandingRecorder } from './standing-recorder.js';
import { SweepState } from './sweep-state.js';

const { planRound } = proxyActivities<OrchestratorActivities>(PLANNING);
const { nextShards } = proxyLocalActivities<OrchestratorActivities>(RECORDING);

/** Shards fetched at once. */
const PAGE_SHARDS = 100;
/** Starts contend for the sweep's lock in the server, and those that lose wait for seconds before they try again. */
const STARTS_AT_ONCE = 5;
/** A sweep in which no shard ends for so long asks whether they are still there. */
const LOST_SHARD_CHECK = '5m';

/**
 * Runs a sweep: a sliding window of child workflows, each of a few shards, in rounds; each round plans what is not recorded.
 *
 * History is bounded: the workflow continues as new when the server suggests it, with counters and the ids in flight,
 * and the shards go on meanwhile.
 *
 * @throws ApplicationFailure of the type of a terminal error, such as `InvalidSweepError`
 */
export async function sweepWorkflow(input: SweepInput): Promise<SweepSummary> {
  const misfit = describeMisfit(sweepInputSchema, input);
  if (misfit !== undefined)
    throw ApplicationFailure.nonRetryable(`the sweep was started wrongly: ${misfit}`, 'RefusedError');
  const state = new SweepState(input, patched('one-recorder'));
  const recorder = new StandingRecorder(state);
  const work = new CancellationScope();
  setHandler(shardEndedSignal, (outcome) => {
    settle(state, outcome);
  });
  handleCommands(state, recorder, () => {
    work.cancel();
  });

  try {
    return await work.run(() => runSweep(input, state, recorder));
  } catch (error) {
    if (!(error instanceof TemporalFailure)) throw error;
    return await CancellationScope.nonCancellable(() => endEarly(state, recorder, error));
  }
}

/** Takes in how shards ended, as anybody may say it. */
function settle(state: SweepState, outcome: ShardOutcome): void {
  const misfit = describeMisfit(shardOutcomeSchema, outcome);
  if (misfit === undefined) state.settle(outcome);
  else log.warn('a signal was dropped that does not say what it must', { ...state.sweep, reason: misfit });
}

/** Drives the sweep to its end, and on from there where a command has opened it again. */
async function runSweep(input: SweepInput, state: SweepState, recorder: StandingRecorder): Promise<SweepSummary> {
  watchForLostShards(state).catch(ignoreCancellation);
  countWallTime(state, recorder).catch(ignoreCancellation);
  let isRecorded = input.cursor !== undefined;
  for (;;) {
    if (!isRecorded) await recorder.record();
    const status = await driveSweep(input, state, recorder);
    await CancellationScope.nonCancellable(() => recordEnd(state, recorder));
    if (state.hasOneRecorder ? state.hasEnded : !state.mustGoOn) return state.summarize(status);
    state.goOn();
    isRecorded = false;
  }
}

/** Stops what is in flight, then ends the sweep as cancelled or with the reason why it cannot go on. */
async function endEarly(state: SweepState, recorder: StandingRecorder, error: TemporalFailure): Promise<SweepSummary> {
  const isCancelled = isCancellation(error);
  state.stop(isCancelled ? 'cancelled' : 'failed');
  await cancelShards(state);
  if (isCancelled) {
    state.decideEnd('cancelled');
    await recordEnd(state, recorder);
    return state.summarize('cancelled');
  }
  const { name, message } = classifyFailure(error);
  state.decideEnd('failed', message);
  await recordEnd(state, recorder).catch((unrecorded: unknown) => {
    log.error('the end of the sweep could not be recorded', { ...state.sweep, reason: String(unrecorded) });
  });
  throw ApplicationFailure.nonRetryable(message, name);
}

/** Keeps how the sweep ended where `status` finds it: the last word, after every command is answered. */
async function recordEnd(state: SweepState, recorder: StandingRecorder): Promise<void> {
  if (!state.hasOneRecorder) {
    await recorder.record();
    await condition(allHandlersFinished);
    return;
  }
  do {
    await condition(allHandlersFinished);
    if (!state.hasEnded) return;
    await recorder.record();
  } while (!allHandlersFinished());
}

async function driveSweep(input: SweepInput, state: SweepState, recorder: StandingRecorder): Promise<SweepStatus> {
  const page: Shard[] = [];
  for (;;) {
    if (state.isRoundOver) {
      const status = await planNext(input, state, recorder);
      page.length = 0;
      if (status !== undefined && !state.mustGoOn) {
        state.decideEnd(status);
        return status;
      }
      if (status !== undefined) continue;
    }
    await checkBudgets(state, recorder);
    await fillWindow(input, state, page);
    await condition(() => state.isRoundOver || state.room > 0 || state.terminal !== undefined || isHistoryLong(input));
    throwIfTerminal(state);
    if (isHistoryLong(input)) {
      await condition(() => allHandlersFinished() && recorder.isIdle);
      if (state.hasOneRecorder) throwIfTerminal(state);
      await continueAsNew<typeof sweepWorkflow>({ ...input, ...state.sweep, cursor: state.cursor });
    }
  }
}

function throwIfTerminal({ terminal }: SweepState): void {
  if (terminal) throw ApplicationFailure.nonRetryable(terminal.message, terminal.name);
}

/** Plans the next round; returns how the sweep ends where there is nothing more to start. */
async function planNext(
  { slots = 1 }: SweepInput,
  state: SweepState,
  recorder: StandingRecorder,
): Promise<SweepStatus | undefined> {
  const end = state.endOfDraining;
  if (end !== undefined) return end;
  state.mustPlan = false;
  const plan = await planRound({ ...state.sweep, slots, wallMs: state.cursor.wallMs });
  state.beginRound(plan);
  await spendBudgets(state, recorder, plan.budgets);
  return state.endOfPlan;
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
