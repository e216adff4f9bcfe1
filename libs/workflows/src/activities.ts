import { ActivityCancellationType, type ActivityOptions, type LocalActivityOptions } from '@temporalio/workflow';
import type {
  BudgetUse,
  Shard,
  ShardAssignment,
  SickDevice,
  StandingOrder,
  StoredFile,
  SweepReference,
  SweepStanding,
  TrialRange,
} from '@liesweep/sweep';
import { NEVER_RETRIED_NAMES } from './failure-classes.js';

/** A request to plan what is left of a sweep. */
export interface PlanRoundRequest extends SweepReference {
  /** Time that the sweep was under way, as far as its workflow knows. */
  readonly wallMs: number;
  /** Device slots that are expected to train at the same time. */
  readonly slots: number;
}

/** What is left of a sweep, cut into shards. */
export interface RoundPlan {
  /** Number of this planning round; every plan of a sweep has its own. */
  readonly round: number;
  readonly shardCount: number;
  /** Trials that the shards of this round contain: neither recorded nor given up. */
  readonly remaining: number;
  /** Trials that would be in this round too if the budget of trials were larger. */
  readonly withheld: number;
  readonly trialCount: number;
  /** Trials with a result, the reused ones included. */
  readonly recorded: number;
  readonly reused: number;
  readonly failed: number;
  /** The use of the sweep's budgets; empty when it has none. */
  readonly budgets: readonly BudgetUse[];
}

/** A question for the use of a sweep's budgets. */
export interface MeasureBudgetsRequest extends SweepReference {
  /** Time that the sweep was under way, as far as its workflow knows. */
  readonly wallMs: number;
}

/** Where a sweep stands, to be kept. */
export interface RecordStandingRequest {
  readonly sweepId: string;
  readonly standing: SweepStanding;
  /** Absent from a workflow that began in version 0.1.0. */
  readonly order?: StandingOrder;
}

/** A page of the shards of one round. */
export interface ShardPageRequest {
  readonly sweepId: string;
  readonly round: number;
  readonly fromShard: number;
  readonly limit: number;
}

/** A trained shard to be recorded. */
export interface RecordShardRequest extends Pick<SweepReference, 'sweepId' | 'specDigest'> {
  /** The `ShardRecord` (JSON) in the tensor store. */
  readonly record: StoredFile;
}

/** Trials that are given up, and why. */
export interface RecordFailuresRequest extends SweepReference {
  readonly trials: readonly TrialRange[];
  readonly failureClass: string;
  readonly message: string;
  readonly attempts: number;
}

/** A device that takes no more shards of a sweep, or of any other. */
export interface RecordSickDeviceRequest extends SickDevice {
  readonly sweepId: string;
}

/** What the orchestrator does for the workflows. Every activity may run twice and then leaves the stores as after once. */
export interface OrchestratorActivities {
  /** Expands the grid, adopts what any sweep has recorded, and stores a plan of the rest as a new round. */
  planRound(request: PlanRoundRequest): Promise<RoundPlan>;
  /** At most `limit` shards, in order, in less than 100 KB; none when the round has no more. */
  nextShards(page: ShardPageRequest): Promise<readonly Shard[]>;
  /** Records a shard's rows; returns how many trials the sweep did not have before. */
  recordShard(request: RecordShardRequest): Promise<number>;
  recordFailures(request: RecordFailuresRequest): Promise<void>;
  /** Keeps that a device takes no more shards, where `status` finds it. */
  recordSickDevice(request: RecordSickDeviceRequest): Promise<void>;
  /** The use of the budgets that the specification sets now, by what is recorded. */
  measureBudgets(request: MeasureBudgetsRequest): Promise<readonly BudgetUse[]>;
  /** Gives the workflow its epoch; asked twice, it skips one. */
  openEpoch(request: Pick<SweepReference, 'sweepId'>): Promise<number>;
  /** Keeps where a sweep stands, unless it has said something later; the time that it was under way never falls. */
  recordStanding(request: RecordStandingRequest): Promise<void>;
}

/** What a trainer does for the workflows. */
export interface TrainerActivities {
  /** Trains a shard and stores its files; returns where its `ShardRecord` (JSON) lies. */
  trainShard(assignment: ShardAssignment): Promise<StoredFile>;
}

/** Without end as far as workflows know: the orchestrator gives up errors that nobody knows (`bound-failures.ts`). */
const RETRY_UNTIL_STORES_ANSWER = {
  initialInterval: '1s',
  backoffCoefficient: 2,
  maximumInterval: '1m',
  nonRetryableErrorTypes: [...NEVER_RETRIED_NAMES],
};

/** Training: one attempt, because the shard's workflow owns the retry policy; a dead trainer is noticed in 10 s. */
export const TRAINING: ActivityOptions = {
  startToCloseTimeout: '7d',
  heartbeatTimeout: '10s',
  retry: { maximumAttempts: 1 },
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
};

/** Planning: it may take minutes for a large grid, and heartbeats. */
export const PLANNING: ActivityOptions = {
  startToCloseTimeout: '1h',
  heartbeatTimeout: '1m',
  retry: RETRY_UNTIL_STORES_ANSWER,
};

/** Reading and writing rows: short, tried without end, run in the worker that runs the workflow. */
export const RECORDING: LocalActivityOptions = {
  startToCloseTimeout: '1m',
  retry: RETRY_UNTIL_STORES_ANSWER,
};
