import type { AccessScope, TrialOutcome } from '@liesweep/sweep';
import type { Generated } from 'kysely';

/** A sweep as it was submitted, or extended since. */
export interface SweepRow {
  readonly sweep_id: string;
  readonly spec_digest: string;
  readonly trial_count: number;
  readonly created_at: string;
  /** JSON of a `SweepSpec`. */
  readonly spec: string;
  /** The class of device that it is for, `auto` for any: what scales trainers reads it without parsing JSON. */
  readonly device: string | null;
  readonly project: string | null;
  /** Who submitted it. */
  readonly owner: string | null;
  readonly priority: number | null;
  /** The version of the engine that trained all trials that it has, or is to train them. */
  readonly engine: string;
  /** Over what the row says; null in rows of earlier versions. See `rowDigest`. */
  readonly row_digest: string | null;
}

/** Running totals of a sweep, kept beside its trials so that progress costs one row. */
export interface SweepTotalsRow {
  readonly sweep_id: string;
  readonly recorded: number;
  readonly reused: number;
  readonly lowest_loss: number | null;
  readonly trained_seconds: number;
  /** Epochs that its workflows were given so far. */
  readonly epochs: Generated<number>;
  /**
   * Of its cells: the last that was taken. The first is the time at which the sweep was saved, µs since 1970, so that all are
   * above those of an earlier sweep of the same id.
   */
  readonly revision: Generated<number>;
  /** What was known of its cells at an earlier revision is void. */
  readonly valid_from: Generated<number>;
}

/** A planning round that was saved whole. */
export interface PlanRow {
  readonly sweep_id: string;
  readonly round: number;
  readonly shard_count: number;
}

/** One shard of a plan; `position` counts from 0 in the order in which the plan was saved. */
export interface ShardRow {
  readonly sweep_id: string;
  readonly round: number;
  readonly position: number;
  readonly shard_index: number;
  readonly dimension: number;
  /** JSON of `TrialRange[]`. */
  readonly trial_ranges: string;
  /** Over what the row says; null in rows of earlier versions. See `rowDigest`. */
  readonly row_digest: string | null;
}

/** One trained trial, whichever sweeps it belongs to. */
export interface TrialRow {
  readonly trial_key: string;
  /** The sweep that recorded it first. */
  readonly recorded_by: string;
  readonly system: string;
  readonly dimension: number;
  readonly generator_count: number;
  readonly restart: number;
  readonly outcome: TrialOutcome;
  readonly steps: number;
  readonly lowest_loss: number | null;
  readonly final_loss: number | null;
  readonly seconds: number;
  readonly tensors_digest: string;
  readonly tensors_position: number;
  /** JSON of `LossWeights`, `LossTerms`, `TrainingDevice` and `RefereeVerdict | null`. */
  readonly loss_weights: string;
  readonly terms: string;
  readonly trained_on: string;
  readonly referee: string;
  /** Over what the row says; null in rows of earlier versions. See `rowDigest`. */
  readonly row_digest: string | null;
}

/** Numbers of a trial by which a sweep's trials are sorted and filtered, with indexes that begin with the sweep. */
export type SortedColumns = Pick<
  TrialRow,
  'dimension' | 'generator_count' | 'outcome' | 'steps' | 'lowest_loss' | 'final_loss' | 'seconds'
>;

/** A trial's membership in a sweep. `reused` is 1 when another sweep had recorded the trial before, else 0. */
export interface SweepTrialRow extends SortedColumns {
  readonly sweep_id: string;
  readonly trial_key: string;
  readonly reused: number;
}

/** Which sweep recorded the trials of one (system, n) in this sweep: that sweep's certificate holds here too. */
export interface TrialSourceRow {
  readonly sweep_id: string;
  readonly system: string;
  readonly dimension: number;
  readonly recorded_by: string;
}

/** One folded cell of a sweep. */
export interface CellRow {
  readonly sweep_id: string;
  readonly cell_key: string;
  /** JSON of a `Cell`. */
  readonly cell: string;
  /** Of its last change; no two cells of a sweep have the same. */
  readonly revision: number;
  /** Over what the row says; null in rows of earlier versions. See `rowDigest`. */
  readonly row_digest: string | null;
}

/** A trial of a sweep that could not be trained. */
export interface FailureRow {
  readonly sweep_id: string;
  readonly trial_key: string;
  readonly failure_class: string;
  readonly message: string;
  readonly attempts: number;
}

/** The certificate of one (system, n), as a sweep recorded it. */
export interface CertificateRow {
  readonly sweep_id: string;
  readonly system: string;
  readonly dimension: number;
  /** JSON of a `Certificate`. */
  readonly certificate: string;
  /** Over what the row says; null in rows of earlier versions. See `rowDigest`. */
  readonly row_digest: string | null;
}

/** Where a sweep stands. */
export interface StandingRow {
  readonly sweep_id: string;
  /** JSON of a `SweepStanding`. */
  readonly standing: string;
  /** The stage in it, for those who ask in SQL. */
  readonly stage: string;
  readonly epoch: number;
  readonly sequence: number;
  /** When somebody served the sweep, by the clock of the database, ms since 1970; null when all have left it. */
  readonly last_seen: number | null;
  readonly trouble: string | null;
  /** When the trouble was told, as `last_seen`. */
  readonly troubled_at: number | null;
}

/** A device that takes no more shards, as a shard of the sweep met it. */
export interface SickDeviceRow {
  readonly sweep_id: string;
  readonly device: string;
  readonly reason: string;
}

/** What the store is called; one row. */
export interface StoreIdentityRow {
  readonly id: string;
}

/** A token, by the digest of its secret. */
export interface AccessTokenRow {
  readonly name: string;
  readonly secret_digest: string;
  readonly scope: AccessScope;
  readonly project: string | null;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
  readonly last_used_at: string | null;
  /** Over what does not change of it. See `rowDigest`. */
  readonly row_digest: string;
}

/** One write, by whom. */
export interface AuditRow {
  readonly position: Generated<number>;
  readonly at: string;
  readonly caller: string;
  readonly operation: string;
  readonly subject: string | null;
  readonly status: number;
}

/** Every table of the row store, by name. */
export interface Tables {
  readonly sweeps: SweepRow;
  readonly sweep_totals: SweepTotalsRow;
  readonly plans: PlanRow;
  readonly shards: ShardRow;
  readonly trials: TrialRow;
  readonly sweep_trials: SweepTrialRow;
  readonly trial_sources: TrialSourceRow;
  readonly cells: CellRow;
  readonly failures: FailureRow;
  readonly certificates: CertificateRow;
  readonly standings: StandingRow;
  readonly sick_devices: SickDeviceRow;
  readonly store_identity: StoreIdentityRow;
  readonly access_tokens: AccessTokenRow;
  readonly audit: AuditRow;
}
