import type { Shard, ShardAssignment, TrialRange } from '@liesweep/sweep';
import type { OrchestratorActivities, RecordFailuresRequest, TrainerActivities } from '../activities.js';

/** What the trainer does with an assignment: returning trains it, throwing fails it. */
export type TrainingScript = (assignment: ShardAssignment) => Promise<void> | void;

/** The size of a simulated sweep, and how its training goes. */
export interface SimulatedSweepOptions {
  readonly trialCount: number;
  readonly trialsPerShard: number;
  readonly train?: TrainingScript;
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
}

/** Makes a sweep whose activities keep everything in memory. */
export function simulateSweep({ trialCount, trialsPerShard, train }: SimulatedSweepOptions): SimulatedSweep {
  const recorded = new Set<number>();
  const failed = new Map<number, RecordFailuresRequest>();
  const assignments: ShardAssignment[] = [];
  const rounds: (readonly Shard[])[] = [];

  const orchestrator: OrchestratorActivities = {
    planRound: ({ retryFailed }) => {
      const remaining = range(0, trialCount).filter((i) => !recorded.has(i) && (retryFailed || !failed.has(i)));
      const shards = chunk(remaining, trialsPerShard).map((trials, index) => ({
        index,
        dimension: 2,
        trials: trials.map((trial): TrialRange => [trial, trial + 1]),
      }));
      const round = rounds.push(shards) - 1;
      return Promise.resolve({
        ...{ round, shardCount: shards.length, remaining: remaining.length },
        ...{ trialCount, recorded: recorded.size, reused: 0, failed: failed.size },
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
  };
  const trainer: TrainerActivities = {
    trainShard: async (assignment) => {
      assignments.push(assignment);
      await train?.(assignment);
      return { uri: JSON.stringify(assignment.trials), digest: 'sha256:0', bytes: 1 };
    },
  };
  return { orchestrator, trainer, recorded, failed, assignments, rounds };
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
