import type { SweepReference } from './sweep-reference.js';
import type { TrialRange } from './trial.js';

/** What a trainer is asked to train: part of a sweep's grid, by trial index. Small, because it travels through Temporal. */
export interface ShardAssignment extends SweepReference {
  readonly shardIndex: number;
  readonly trials: readonly TrialRange[];
  /** False where an attempt that resumed from the checkpoint has failed in a way that it may be the cause of. */
  readonly fromCheckpoint?: false;
}
