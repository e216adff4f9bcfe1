import type { TrialRange } from '@liesweep/sweep';
import type { FailureClass } from './failure-class.js';

/** Trials of a shard that are trained together, and what has happened to them so far. */
export interface ShardPart {
  readonly trials: readonly TrialRange[];
  readonly attempts: number;
  /** Failed attempts by class; halving a part forgets them. */
  readonly failures: Readonly<Partial<Record<FailureClass, number>>>;
  /** Steps that the furthest of the attempts whose trainer was lost had taken. */
  readonly furthestStep?: number;
  /** The next attempt is to start over: from its checkpoint the part has failed in a way that it may be the cause of. */
  readonly withoutCheckpoint?: true;
}

/** A part that was never tried. */
export function freshPart(trials: readonly TrialRange[]): ShardPart {
  return { trials, attempts: 0, failures: {} };
}
