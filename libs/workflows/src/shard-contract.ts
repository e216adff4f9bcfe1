import type { SweepReference } from './activities.js';
import type { ShardPart } from './shard-part.js';

/** What starts the workflow of one shard. */
export interface ShardInput extends SweepReference {
  readonly trainQueue: string;
  readonly round: number;
  readonly shardIndex: number;
  /** What is left to train, in order. */
  readonly parts: readonly ShardPart[];
  /** Whether the sweep has continued as new since it started the shard, and has to be told of its end by a signal. */
  readonly mustReportEnd: boolean;
  /** Trials recorded and given up so far. */
  readonly recorded: number;
  readonly failed: number;
}

/** How a shard ended, as it tells the sweep. */
export interface ShardOutcome {
  readonly round: number;
  readonly shardIndex: number;
  /** Trials that the sweep did not have before. */
  readonly recorded: number;
  readonly failed: number;
  /** Why the whole sweep cannot go on; absent when it can. */
  readonly terminal?: { readonly name: string; readonly message: string };
}
