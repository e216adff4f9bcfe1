import type { BudgetUse } from './budget.js';

/**
 * What a sweep is doing, or how it ended: shards are started · none are until it is resumed · none are any more, those in
 * flight go on · every trial is recorded or given up · some could not be placed · it stopped as asked, or because a budget
 * is used up · it was cancelled · it can never succeed.
 */
export type SweepStage =
  | 'running'
  | 'paused'
  | 'draining'
  | 'complete'
  | 'incomplete'
  | 'drained'
  | 'cancelled'
  | 'failed';

/** Where a sweep stands, as its workflow has said last. */
export interface SweepStanding {
  readonly stage: SweepStage;
  /** Why, where it was not the user's wish: such as the budget that is used up. */
  readonly reason: string | null;
  /** The use of its budgets when this was said. */
  readonly budgets: readonly BudgetUse[];
  /** Time that it was under way and not paused, as far as a budget had it counted. */
  readonly wallMs: number;
}

/** Whether the sweep's workflow has ended. */
export function hasEnded({ stage }: Pick<SweepStanding, 'stage'>): boolean {
  return stage !== 'running' && stage !== 'paused' && stage !== 'draining';
}

/** A device that failed too many shards in a row, and takes no more. */
export interface SickDevice {
  /** Host, class of device, and process of its trainer. */
  readonly device: string;
  readonly reason: string;
}
