import type { Bucket } from './bucket.js';
import type { StackLimit } from './stack-memory.js';
import { expectedTrialSeconds } from './trial-cost.js';

/** A longer shard loses more when its machine is lost, and evens out worse at the end. */
const LONGEST_SHARD_SECONDS = 60;

/** A shorter shard costs more to hand out than it gains. */
const SHORTEST_SHARD_SECONDS = 1;

/** So many shards per device slot, that slots which finish early find more to do. */
const SHARDS_PER_SLOT = 2;

/** The trials of a bucket that are to be cut into shards. */
export interface FilledBucket extends Bucket {
  readonly trialCount: number;
}

/** The expected time of a bucket's trials, seconds on one device slot. */
export function bucketSeconds(bucket: FilledBucket, steps: number): number {
  return bucket.trialCount * expectedTrialSeconds(bucket, steps);
}

/**
 * Into how many shards of nearly equal size each bucket is cut: as few as the stack limit and the longest time of a shard
 * allow, and where there is work enough for that, enough to give every slot two.
 *
 * @returns one whole number from 1 to `trialCount` per bucket, in the order of the buckets
 */
export function shardCounts(
  buckets: readonly FilledBucket[],
  steps: number,
  stackLimit: StackLimit,
  slots: number,
): readonly number[] {
  const totalSeconds = buckets.reduce((sum, bucket) => sum + bucketSeconds(bucket, steps), 0);
  const evenSeconds = totalSeconds / (SHARDS_PER_SLOT * slots);
  const shardSeconds = Math.min(LONGEST_SHARD_SECONDS, Math.max(SHORTEST_SHARD_SECONDS, evenSeconds));
  return buckets.map((bucket) => {
    const { trialCount } = bucket;
    const byMemory = trialCount / Math.max(1, stackLimit.maxTrials(bucket));
    const byTime = bucketSeconds(bucket, steps) / shardSeconds;
    return Math.min(trialCount, Math.max(1, Math.ceil(byMemory), Math.ceil(byTime)));
  });
}
