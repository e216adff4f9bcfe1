import type { Sinks } from '@temporalio/workflow';
import type { FailureClass } from './failure-class.js';
import type { FailureReaction } from './failure-reaction.js';

/** A failed attempt to train a shard, and what was done about it. */
export interface FailedAttempt {
  readonly failureClass: FailureClass;
  readonly reaction: FailureReaction['kind'];
}

/** What the workflow of a shard tells the worker that runs it; once, not again when its history is replayed. */
export interface ShardSinks extends Sinks {
  readonly shards: { failed(attempt: FailedAttempt): void };
}
