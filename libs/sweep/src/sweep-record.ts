import type { SweepSpec } from './sweep-spec.js';

/** A sweep as it was submitted. */
export interface SweepRecord {
  /** `<name>-<first 20 hex digits of the digest>`; 8 digits where an earlier version has recorded it. */
  readonly sweepId: string;
  readonly spec: SweepSpec;
  readonly specDigest: string;
  /** Number of trials in the grid. */
  readonly trialCount: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Who it is for: projects share trainers fairly. */
  readonly project?: string;
  /** Who submitted it. */
  readonly owner?: string;
  /** Which sweeps come first: 1 (soonest) to 5; 3 where it is absent. */
  readonly priority?: number;
}
