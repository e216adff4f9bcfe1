import {
  enumerateTrials,
  planShards,
  stackLimitOf,
  trialCount,
  type BudgetUse,
  type Shard,
  type SweepSpec,
  type Trial,
} from '@liesweep/sweep';
import { readSpec } from '@liesweep/storage';
import type { PlanRoundRequest, RoundPlan } from '@liesweep/workflows';
import type { Stores } from '../stores.js';
import { spentOf } from './measure-budgets.js';

/** Trials that are looked up at once. */
const PAGE_TRIALS = 5000;

/**
 * Plans what is left of a sweep as a new round: every trial of the grid that no sweep has recorded and that was not given
 * up, as far as the budget of trials goes. What other sweeps have recorded is adopted.
 *
 * Planning twice stores two rounds, of which the caller uses the one it is told.
 *
 * @param onPage is called after each page of the grid
 * @throws CorruptFileError when the specification is damaged
 * @throws UnknownSweepError when the sweep was not saved
 */
export async function planRound(stores: Stores, request: PlanRoundRequest, onPage: () => void): Promise<RoundPlan> {
  const { rows, tensors } = stores;
  const { sweepId, slots } = request;
  const spec = await readSpec(tensors, request);
  const givenUp = new Set((await rows.failures(sweepId)).map(({ trialKey }) => trialKey));
  const missing: Pick<Trial, 'index' | 'gridPoint'>[] = [];
  for (const page of pagesOfTrials(spec)) {
    const unrecorded = new Set(
      await rows.adoptRecorded(
        sweepId,
        page.map(({ key }) => key),
      ),
    );
    for (const { key, index, gridPoint } of page) {
      if (unrecorded.has(key) && !givenUp.has(key)) missing.push({ index, gridPoint });
    }
    onPage();
  }
  const budgets = await spentOf(stores, spec.budget, request);
  const remaining = missing.slice(0, affordableTrials(budgets));
  const shards = planShards(spec, remaining, stackLimitOf(spec.execution), slots);
  const { round, shardCount } = await saveAsNewRound(stores, sweepId, shards);
  const { recorded, reused, failed } = await rows.progress(sweepId);
  return {
    ...{ round, shardCount, remaining: remaining.length },
    ...{ withheld: missing.length - remaining.length, budgets },
    ...{ trialCount: trialCount(spec), recorded, reused, failed },
  };
}

/** How many trials a budget of trials has left. */
function affordableTrials(budgets: readonly BudgetUse[]): number {
  const use = budgets.find(({ budget }) => budget === 'trials');
  return use === undefined ? Infinity : Math.max(0, use.limit - use.used);
}

function* pagesOfTrials(spec: SweepSpec): Generator<readonly Trial[]> {
  let page: Trial[] = [];
  for (const trial of enumerateTrials(spec)) {
    page.push(trial);
    if (page.length === PAGE_TRIALS) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

/** Of two orchestrators that save the same round at once the first one's plan stands, and both go by it. */
async function saveAsNewRound(
  { rows }: Stores,
  sweepId: string,
  shards: readonly Shard[],
): Promise<Pick<RoundPlan, 'round' | 'shardCount'>> {
  let round = 0;
  while ((await rows.plannedShardCount(sweepId, round)) !== undefined) round++;
  if (shards.length === 0) return { round, shardCount: 0 };
  await rows.savePlan(sweepId, round, shards);
  return { round, shardCount: (await rows.plannedShardCount(sweepId, round)) ?? shards.length };
}
