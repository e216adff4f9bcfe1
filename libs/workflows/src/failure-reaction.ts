import type { TrialRange } from '@liesweep/sweep';
import { countTrials, halveRanges } from '@liesweep/sweep/trial-ranges';
import { definitionOf, isCheckpointSuspect, type Failure, type FailureClass } from './failure-classes.js';

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

/** What to do about a part after a failed attempt. */
export type FailureReaction =
  | { readonly kind: 'retry'; readonly part: ShardPart; readonly delayMs: number }
  | { readonly kind: 'halve'; readonly parts: readonly ShardPart[] }
  | { readonly kind: 'give-up'; readonly part: ShardPart }
  | { readonly kind: 'abort'; readonly part: ShardPart };

const LONGEST_DELAY_MS = 60_000;

/**
 * The retry policy of training: a part is tried again until the limit of the failure's class, and then ends as the class
 * says: in halves, given up, or with the whole sweep.
 *
 * After a crash or a fault of an attempt that resumed from a checkpoint the next one starts over, whatever the limit: what
 * the checkpoint may be the cause of says nothing of the trials.
 */
export function reactToFailure(part: ShardPart, failure: Failure): FailureReaction {
  const { failureClass, step = 0 } = failure;
  const { furthestStep = 0 } = part;
  const { limit, delayMs, atLimit, isForgivenByProgress = false } = definitionOf(failureClass).training;
  const hasAdvanced = isForgivenByProgress && step > furthestStep;
  const strikes = (hasAdvanced ? 0 : (part.failures[failureClass] ?? 0)) + 1;
  const failed: ShardPart = {
    trials: part.trials,
    attempts: part.attempts + 1,
    failures: { ...part.failures, [failureClass]: strikes },
    ...((hasAdvanced || part.furthestStep !== undefined) && { furthestStep: Math.max(step, furthestStep) }),
    ...(isWithoutCheckpoint(part, failure) && { withoutCheckpoint: true as const }),
  };
  if (strikes < limit || isCheckpointSuspect(failure)) {
    return { kind: 'retry', part: failed, delayMs: Math.min(LONGEST_DELAY_MS, delayMs * 2 ** (strikes - 1)) };
  }
  return ENDS[atLimit](failed);
}

/** What becomes of a part that is not tried again. */
const ENDS = {
  halve: (part: ShardPart): FailureReaction =>
    countTrials(part.trials) === 1
      ? { kind: 'give-up', part }
      : { kind: 'halve', parts: halveRanges(part.trials).map(freshPart) },
  'give-up': (part: ShardPart): FailureReaction => ({ kind: 'give-up', part }),
  abort: (part: ShardPart): FailureReaction => ({ kind: 'abort', part }),
};

/** An attempt that failed before it began may have left the checkpoint where it was: what is said of it stays so. */
function isWithoutCheckpoint({ withoutCheckpoint }: ShardPart, failure: Failure): boolean {
  return failure.resumed === undefined ? withoutCheckpoint === true : isCheckpointSuspect(failure);
}
