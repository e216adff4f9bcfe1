import type { StackLimit } from './stack-memory.js';
import { expectedTrialSeconds } from './trial-cost.js';

/** A longer shard loses more when its machine is lost, and evens out worse at the end. */
const LONGEST_SHARD_SECONDS = 60;

/** A shorter shard costs more to hand out than it gains. */
const SHORTEST_SHARD_SECONDS = 1;

/** So many shards per device slot, that slots which finish early find more to do. */
const SHARDS_PER_SLOT = 2;

/** Trials that train in one stack: the same n, N_g padded to the same number, closure with weight or without. */
export interface Bucket {
  readonly dimension: number;
  /** What memory and time are counted in; see `equivalentDimension`. */
  readonly equivalentDimension: number;
  readonly generatorCount: number;
  readonly hasClosure: boolean;
  readonly trialCount: number;
}

/** The expected time of a bucket's trials, seconds on one device slot. */
export function bucketSeconds(bucket: Bucket, steps: number): number {
  const { equivalentDimension, generatorCount, hasClosure, trialCount } = bucket;
  return trialCount * expectedTrialSeconds(equivalentDimension, generatorCount, hasClosure, steps);
}

/**
 * Into how many shards of nearly equal size each bucket is cut: as few as the stack limit and the longest time of a shard
 * allow, and where there is work enough for that, enough to give every slot two.
 *
 * @returns one whole number from 1 to `trialCount` per bucket, in the order of the buckets
 */
export function shardCounts(
  buckets: readonly Bucket[],
  steps: number,
  stackLimit: StackLimit,
  slots: number,
): readonly number[] {
  const totalSeconds = buckets.reduce((sum, bucket) => sum + bucketSeconds(bucket, steps), 0);
  const evenSeconds = totalSeconds / (SHARDS_PER_SLOT * slots);
  const shardSeconds = Math.min(LONGEST_SHARD_SECONDS, Math.max(SHORTEST_SHARD_SECONDS, evenSeconds));
  return buckets.map((bucket) => {
    const { equivalentDimension, generatorCount, hasClosure, trialCount } = bucket;
    const byMemory = trialCount / Math.max(1, stackLimit.maxTrials(equivalentDimension, generatorCount, hasClosure));
    const byTime = bucketSeconds(bucket, steps) / shardSeconds;
    return Math.min(trialCount, Math.max(1, Math.ceil(byMemory), Math.ceil(byTime)));
  });
}
