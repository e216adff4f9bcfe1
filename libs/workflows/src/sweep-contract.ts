import type { BudgetUse, StandingOrder, SweepReference } from '@liesweep/sweep';

/** The task queue of the orchestrator: workflows, planning and recording. */
export const ORCHESTRATOR_QUEUE = 'orchestrate';

/** The task queue of all trainers with one class of device, such as `train-cpu`. */
export function trainQueue(deviceClass: string): string {
  return `train-${deviceClass}`;
}

/** The workflow id of a sweep: one sweep is one workflow, however often it is started. */
export function sweepWorkflowId(sweepId: string): string {
  return `sweep-${sweepId}`;
}

/** The sweep of a workflow id; undefined where it is none of a sweep. */
export function sweepIdOf(workflowId: string): string | undefined {
  return /^sweep-([^/]+)$/.exec(workflowId)?.[1];
}

/** The workflow id of a few shards of one planning round, after the first of them. */
export function shardWorkflowId(sweepWorkflow: string, round: number, firstShard: number): string {
  return `${sweepWorkflow}/${String(round)}/${String(firstShard)}`;
}

/** Where a sweep stands when its workflow continues as new: counters and ids, never results. */
export interface SweepCursor {
  readonly round: number;
  readonly shardCount: number;
  /** First shard of the round that has not been started. */
  readonly nextShard: number;
  /** Workflows of shards that were started and are not known to have ended: the first shard of each, and how many. */
  readonly inFlight: readonly (readonly [firstShard: number, shardCount: number])[];
  /** Planning rounds so far. */
  readonly rounds: number;
  /** Consecutive rounds in which no trial was recorded or given up. */
  readonly idleRounds: number;
  /** Trials that were left when the round was planned. */
  readonly remaining: number;
  readonly trialCount: number;
  readonly recorded: number;
  readonly reused: number;
  readonly failed: number;
  readonly isPaused: boolean;
  readonly isDraining: boolean;
  /** Why the sweep drains, where it was not asked to. */
  readonly reason: string | null;
  readonly budgets: readonly BudgetUse[];
  /** Time that the sweep was under way and not paused, as far as a budget has it counted. */
  readonly wallMs: number;
  /** Of its last word to the row store; absent where that was said by version 0.1.0. */
  readonly order?: StandingOrder;
}

/** What starts a sweep. */
export interface SweepInput extends SweepReference {
  /** Task queue of the trainers that are to train it. */
  readonly trainQueue: string;
  /** Shards in flight at once, 1 to 500. */
  readonly window: number;
  /** Device slots that are expected to train at the same time, which shards are cut for; 1 when absent. */
  readonly slots?: number;
  /** A trainer that says nothing for so long is taken for lost; 10 s when absent. */
  readonly heartbeatTimeoutMs?: number;
  /** Where to go on; absent at the first start. */
  readonly cursor?: SweepCursor;
  /** Continue as new after so many history events, instead of when the server suggests it. */
  readonly continueAsNewAfterEvents?: number;
}

/**
 * How a sweep ended: every trial is recorded or given up · some could not be placed in three rounds · it was asked to
 * stop starting shards, or a budget is used up · it was asked to stop at once.
 */
export type SweepStatus = 'complete' | 'incomplete' | 'drained' | 'cancelled';

/** How a sweep ended, and with how many trials. */
export interface SweepSummary {
  readonly trialCount: number;
  /** Trials with a result, the reused ones included. */
  readonly recorded: number;
  readonly reused: number;
  readonly failed: number;
  readonly rounds: number;
  readonly status: SweepStatus;
}
