import {
  type BudgetUse,
  countOf,
  ENGINE_VERSION,
  enumerateTrials,
  planShards,
  type Shard,
  stackLimitOf,
  type SweepSpec,
  type Trial,
  trialCount,
} from '@liesweep/sweep';
import { readSpec, recordedEngine } from '@liesweep/storage';
import type { PlanRoundRequest, RoundPlan } from '@liesweep/workflows';
import type { Stores } from '../stores.js';
import { spentOf } from './measure-budgets.js';

/** Whoever watches a plan being made. */
export interface PlanWatcher {
  /** Called after each page of the grid. */
  readonly onPage: () => void;
  /** Told when the sweep goes on under another engine, which trains all of it anew. */
  readonly onReplaced: (reason: string) => void;
}

/** Trials that are looked up at once. */
const PAGE_TRIALS = 5000;

/**
 * Plans what is left of a sweep as a new round: every trial of the grid that no sweep has recorded and that was not given
 * up, as far as the budget of trials goes. What other sweeps have recorded is adopted. A sweep that has all its trials
 * stays as it is, whichever engine trained them.
 *
 * Planning twice stores two rounds, of which the caller uses the one it is told.
 *
 * @throws CorruptFileError when the specification is damaged
 * @throws UnknownSweepError when the sweep was not saved
 */
export async function planRound(stores: Stores, request: PlanRoundRequest, watcher: PlanWatcher): Promise<RoundPlan> {
  const { rows, tensors } = stores;
  const { sweepId, slots } = request;
  const spec = await readSpec(tensors, request);
  const missing = (await isFinished(stores, sweepId, spec)) ? [] : await missingTrials(stores, sweepId, spec, watcher);
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

async function isFinished({ rows }: Stores, sweepId: string, spec: SweepSpec): Promise<boolean> {
  const progress = await rows.progress(sweepId);
  return progress.recorded >= Math.max(progress.trialCount, trialCount(spec));
}

/** The trials that nobody has recorded and that were not given up; those that others have recorded are adopted. */
async function missingTrials(
  { rows }: Stores,
  sweepId: string,
  spec: SweepSpec,
  { onPage, onReplaced }: PlanWatcher,
): Promise<readonly Pick<Trial, 'index' | 'gridPoint'>[]> {
  const engine = (await recordedEngine(rows, sweepId)) ?? ENGINE_VERSION;
  if (engine !== ENGINE_VERSION) {
    const { recorded } = await rows.progress(sweepId);
    onReplaced(`${countOf(recorded, 'recorded trial')} of engine ${engine}, and this is engine ${ENGINE_VERSION}`);
  }
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
  return missing;
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
