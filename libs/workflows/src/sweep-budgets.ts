import { condition, isCancellation, log, proxyLocalActivities, sleep } from '@temporalio/workflow';
import { describeBudgetUse, type BudgetUse } from '@liesweep/sweep/budget';
import { RECORDING, type OrchestratorActivities } from './activities.js';
import type { StandingRecorder } from './standing-recorder.js';
import type { SweepState } from './sweep-state.js';

const { measureBudgets } = proxyLocalActivities<OrchestratorActivities>(RECORDING);

/** A budget of wall time is looked at a hundred times, though not more often than every second. */
const LOOKS_AT_WALL_TIME = 100;
const SHORTEST_LOOK_MS = 1000;
const LONGEST_LOOK_MS = 600_000;

/** Takes over how much of each budget is used up: warns once when one runs out, drains when it is used up. */
export async function spendBudgets(
  state: SweepState,
  recorder: StandingRecorder,
  budgets: readonly BudgetUse[],
): Promise<void> {
  const { stage } = state.standing;
  const runningOut = state.spend(budgets);
  const { standing, sweep } = state;
  for (const use of runningOut) {
    log.warn('a budget runs out', { sweepId: sweep.sweepId, budget: use.budget, use: describeBudgetUse(use) });
  }
  if (runningOut.length > 0 || standing.stage !== stage) await recorder.record();
}

/** Measures the budgets of a sweep that has some, by what is recorded now. */
export async function checkBudgets(state: SweepState, recorder: StandingRecorder): Promise<void> {
  const { budgets, wallMs, isDraining } = state.cursor;
  if (budgets.length === 0 || isDraining) return;
  await spendBudgets(state, recorder, await measureBudgets({ ...state.sweep, wallMs }));
}

/**
 * Counts the time that a sweep with a budget of wall time is under way and not paused, until the budget is used up. A look
 * that is late, because no orchestrator was there, counts no more than it was meant to last.
 */
export async function countWallTime(state: SweepState, recorder: StandingRecorder): Promise<void> {
  try {
    for (;;) {
      await condition(() => isCounting(state));
      const limit = limitOf(state) ?? 0;
      const left = Math.max(SHORTEST_LOOK_MS, limit - state.cursor.wallMs);
      const ms = Math.min(left, LONGEST_LOOK_MS, Math.max(SHORTEST_LOOK_MS, limit / LOOKS_AT_WALL_TIME));
      await sleep(ms);
      state.passTime(ms);
      await checkBudgets(state, recorder);
    }
  } catch (error) {
    if (!isCancellation(error)) throw error;
  }
}

function isCounting(state: SweepState): boolean {
  const limit = limitOf(state);
  if (limit === undefined || state.standing.stage === 'paused') return false;
  return !state.hasOneRecorder || (state.end === undefined && state.cursor.wallMs < limit);
}

function limitOf(state: SweepState): number | undefined {
  return state.cursor.budgets.find(({ budget }) => budget === 'wallTime')?.limit;
}
