import { countTrials, halveRanges } from '@liesweep/sweep/trial-ranges';
import { isCheckpointSuspect, type Failure, type FailureClass } from './failure-class.js';
import { freshPart, type ShardPart } from './shard-part.js';

/** What to do about a part after a failed attempt. */
export type FailureReaction =
  | { readonly kind: 'retry'; readonly part: ShardPart; readonly delayMs: number }
  | { readonly kind: 'halve'; readonly parts: readonly ShardPart[] }
  | { readonly kind: 'give-up'; readonly part: ShardPart }
  | { readonly kind: 'abort'; readonly part: ShardPart };

/** How often a part may fail with one class before it is halved, and how long the first wait is; it doubles. */
const RULES: Readonly<Record<Exclude<FailureClass, 'terminal'>, { readonly limit: number; readonly delayMs: number }>> =
  {
    preempted: { limit: Infinity, delayMs: 0 },
    'out-of-memory': { limit: 1, delayMs: 0 },
    crashed: { limit: 3, delayMs: 1000 },
    fault: { limit: 2, delayMs: 1000 },
    corrupt: { limit: 3, delayMs: 1000 },
    // A vanished machine says little about the trials; one that vanishes ten times under the same ones, which come no
    // further meanwhile, does.
    lost: { limit: 10, delayMs: 1000 },
    unavailable: { limit: Infinity, delayMs: 1000 },
  };

const LONGEST_DELAY_MS = 60_000;

/**
 * The retry policy of training, by failure class: a part is tried again until its class's limit, then halved, and a
 * trial that reaches the limit alone is given up. A fault of the program is not looked for trial by trial: the part is
 * given up whole. A terminal failure aborts the sweep.
 *
 * After a crash or a fault of an attempt that resumed from a checkpoint the next one starts over, whatever the limit: what
 * the checkpoint may be the cause of says nothing of the trials.
 */
export function reactToFailure(part: ShardPart, failure: Failure): FailureReaction {
  const { failureClass, step = 0 } = failure;
  const { furthestStep = 0 } = part;
  const hasAdvanced = failureClass === 'lost' && step > furthestStep;
  const strikesBefore = hasAdvanced ? 0 : (part.failures[failureClass] ?? 0);
  const failed: ShardPart = {
    trials: part.trials,
    attempts: part.attempts + 1,
    failures: { ...part.failures, [failureClass]: strikesBefore + 1 },
    ...((hasAdvanced || part.furthestStep !== undefined) && { furthestStep: Math.max(step, furthestStep) }),
    ...(isWithoutCheckpoint(part, failure) && { withoutCheckpoint: true as const }),
  };
  if (failureClass === 'terminal') return { kind: 'abort', part: failed };
  const { limit, delayMs } = RULES[failureClass];
  const strikes = failed.failures[failureClass] ?? 0;
  if (strikes < limit || isCheckpointSuspect(failure)) {
    return { kind: 'retry', part: failed, delayMs: Math.min(LONGEST_DELAY_MS, delayMs * 2 ** (strikes - 1)) };
  }
  if (failureClass === 'fault' || countTrials(part.trials) === 1) return { kind: 'give-up', part: failed };
  return { kind: 'halve', parts: halveRanges(part.trials).map(freshPart) };
}

/** An attempt that failed before it began may have left the checkpoint where it was: what is said of it stays so. */
function isWithoutCheckpoint({ withoutCheckpoint }: ShardPart, failure: Failure): boolean {
  return failure.resumed === undefined ? withoutCheckpoint === true : isCheckpointSuspect(failure);
}
