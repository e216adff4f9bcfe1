import {
  isInOrder,
  type BudgetSpec,
  type Shard,
  type ShardAssignment,
  type StandingOrder,
  type SweepStanding,
  type TrialRange,
} from '@liesweep/sweep';

import { budgetUses, type BudgetUse } from '@liesweep/sweep/budget';
import type { OrchestratorActivities, RecordFailuresRequest, TrainerActivities } from '../activities.js';

/** What the trainer does with an assignment: returning trains it, throwing fails it. */
export type TrainingScript = (assignment: ShardAssignment) => Promise<void> | void;

/** The size of a simulated sweep, and how its training goes. */
export interface SimulatedSweepOptions {
  readonly trialCount: number;
  readonly trialsPerShard: number;
  readonly train?: TrainingScript;
  readonly budget?: Partial<BudgetSpec>;
  /** What one trial takes, as far as budgets are concerned. */
  readonly secondsPerTrial?: number;
}

/** A sweep with stores in memory and scripted training; its trials are 0 … trialCount − 1. */
export interface SimulatedSweep {
  readonly orchestrator: OrchestratorActivities;
  readonly trainer: TrainerActivities;
  readonly recorded: Set<number>;
  readonly failed: Map<number, RecordFailuresRequest>;
  /** Every assignment a trainer was given, in order. */
  readonly assignments: ShardAssignment[];
  readonly rounds: (readonly Shard[])[];
  /** What was kept of where the sweep stood, in order. */
  readonly standings: SweepStanding[];
  readonly sickDevices: Set<string>;
  /** The budget that it has now. */
  budget: BudgetSpec;
  /** The size that it has now. */
  trialCount: number;
}

const UNBOUNDED: BudgetSpec = { trials: null, deviceHours: null, wallTimeMs: null, failures: null };

/** Makes a sweep whose activities keep everything in memory. */
export function simulateSweep(options: SimulatedSweepOptions): SimulatedSweep {
  const { trialsPerShard, train, secondsPerTrial = 0 } = options;
  const recorded = new Set<number>();
  const failed = new Map<number, RecordFailuresRequest>();
  const assignments: ShardAssignment[] = [];
  const rounds: (readonly Shard[])[] = [];
  const standings: SweepStanding[] = [];
  const sickDevices = new Set<string>();
  let epochs = 0;
  let last: StandingOrder = { epoch: 0, sequence: 0 };

  const measure = (wallMs: number): BudgetUse[] =>
    budgetUses(sweep.budget, {
      trials: recorded.size + failed.size,
      deviceSeconds: recorded.size * secondsPerTrial,
      wallMs: Math.max(wallMs, standings.at(-1)?.wallMs ?? 0),
      failures: failed.size,
    });
  const orchestrator: OrchestratorActivities = {
    planRound: ({ wallMs }) => {
      const missing = range(0, sweep.trialCount).filter((i) => !recorded.has(i) && !failed.has(i));
      const affordable = Math.max(0, (sweep.budget.trials ?? Infinity) - recorded.size - failed.size);
      const remaining = missing.slice(0, affordable);
      const shards = chunk(remaining, trialsPerShard).map((trials, index) => ({
        index,
        dimension: 2,
        trials: trials.map((trial): TrialRange => [trial, trial + 1]),
      }));
      const round = rounds.push(shards) - 1;
      return Promise.resolve({
        ...{ round, shardCount: shards.length, remaining: remaining.length },
        ...{ withheld: missing.length - remaining.length, budgets: measure(wallMs) },
        ...{ trialCount: sweep.trialCount, recorded: recorded.size, reused: 0, failed: failed.size },
      });
    },
    nextShards: ({ round, fromShard, limit }) =>
      Promise.resolve(rounds[round]?.slice(fromShard, fromShard + limit) ?? []),
    recordShard: ({ record }) => {
      const before = recorded.size;
      for (const trial of trialsIn(JSON.parse(record.uri) as TrialRange[])) {
        recorded.add(trial);
        failed.delete(trial);
      }
      return Promise.resolve(recorded.size - before);
    },
    recordFailures: (request) => {
      for (const trial of trialsIn(request.trials)) failed.set(trial, request);
      return Promise.resolve();
    },
    recordSickDevice: ({ device }) => {
      sickDevices.add(device);
      return Promise.resolve();
    },
    measureBudgets: ({ wallMs }) => Promise.resolve(measure(wallMs)),
    openEpoch: () => Promise.resolve(++epochs),
    recordStanding: ({ standing, order = { epoch: 0, sequence: 0 } }) => {
      if (!isInOrder(order, last)) return Promise.resolve();
      last = order;
      standings.push({ ...standing, wallMs: Math.max(standing.wallMs, standings.at(-1)?.wallMs ?? 0) });
      return Promise.resolve();
    },
  };
  const trainer: TrainerActivities = {
    trainShard: async (assignment) => {
      assignments.push(assignment);
      await train?.(assignment);
      return { uri: JSON.stringify(assignment.trials), digest: 'sha256:0', bytes: 1 };
    },
  };
  const sweep: SimulatedSweep = {
    ...{ orchestrator, trainer, recorded, failed, assignments, rounds, standings, sickDevices },
    ...{ budget: { ...UNBOUNDED, ...options.budget }, trialCount: options.trialCount },
  };
  return sweep;
}

/** The trials in ranges, one by one. */
export function trialsIn(ranges: readonly TrialRange[]): number[] {
  return ranges.flatMap(([first, end]) => range(first, end));
}

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, offset) => first + offset);
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return range(0, Math.ceil(items.length / size)).map((index) => items.slice(index * size, (index + 1) * size));
}
