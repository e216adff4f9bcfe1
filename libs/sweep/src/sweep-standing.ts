import { z } from 'zod';
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

/**
 * Which of two words about a sweep is the later one. Every workflow of a sweep has an epoch of its own, which the row store
 * has given it, and within an epoch the sequence grows, over continuing as new too.
 */
export interface StandingOrder {
  readonly epoch: number;
  readonly sequence: number;
}

/** Where a sweep stands, as the row store has it. */
export interface RecordedStanding extends SweepStanding {
  readonly order: StandingOrder;
  /** How long nobody who serves the sweep has said so, by the clock of the row store; null where all have left it. */
  readonly unseenForMs: number | null;
  /** Why it does not come further at the moment, in the words of who serves it; null where it does. */
  readonly trouble: string | null;
}

/** Whether `order` is not older than `than`; the same word may be said again. */
export function isInOrder(order: StandingOrder, than: StandingOrder): boolean {
  return order.epoch === than.epoch ? order.sequence >= than.sequence : order.epoch > than.epoch;
}

const sweepStage = z.enum([
  'running',
  'paused',
  'draining',
  'complete',
  'incomplete',
  'drained',
  'cancelled',
  'failed',
]);

const budgetUse = z.object({
  budget: z.enum(['trials', 'deviceHours', 'wallTime', 'failures']),
  used: z.number(),
  limit: z.number(),
});

const sweepStanding: z.ZodType<SweepStanding> = z.object({
  stage: sweepStage,
  reason: z.string().nullable(),
  budgets: z.array(budgetUse),
  wallMs: z.number().nonnegative(),
});

/** A standing that was stored as JSON; undefined for anything else. */
export function parseStanding(text: string): SweepStanding | undefined {
  try {
    return sweepStanding.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
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
