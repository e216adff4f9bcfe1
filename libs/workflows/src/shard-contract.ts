import type { SweepReference } from '@liesweep/sweep';
import type { ShardPart } from './shard-part.js';

/** One shard, and what is left of it to train, in order. */
export interface ShardWork {
  readonly shardIndex: number;
  readonly parts: readonly ShardPart[];
}

/** What starts the workflow of a few shards. */
export interface ShardInput extends SweepReference {
  readonly trainQueue: string;
  /** See `SweepInput`. */
  readonly heartbeatTimeoutMs?: number;
  readonly round: number;
  /** The first of the shards, which names the workflow. */
  readonly firstShard: number;
  /** Shards that are not at their end. */
  readonly shards: readonly ShardWork[];
  /** Whether the sweep has continued as new since it started the shards, and has to be told of their end by a signal. */
  readonly mustReportEnd: boolean;
  /** Trials recorded and given up so far. */
  readonly recorded: number;
  readonly failed: number;
}

/** How the shards of one workflow ended, as it tells the sweep. */
export interface ShardOutcome {
  readonly round: number;
  readonly firstShard: number;
  /** Trials that the sweep did not have before. */
  readonly recorded: number;
  readonly failed: number;
  /** Why the whole sweep cannot go on; absent when it can. */
  readonly terminal?: { readonly name: string; readonly message: string };
}
