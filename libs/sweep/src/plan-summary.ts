import { equivalentDimension } from './equivalent-dimension.js';
import { generatorBucket } from './generator-bucket.js';
import { bucketSeconds, shardCounts, type FilledBucket } from './shard-size.js';
import { stackLimitOf, stackMemoryBytes, type StackLimit } from './stack-memory.js';
import type { SweepSpec } from './sweep-spec.js';
import { gridPointCount, sliceCount, trialCount } from './trial-grid.js';

/** What a sweep is expected to take, before anything is trained. */
export interface PlanSummary {
  readonly points: number;
  readonly trials: number;
  readonly shards: number;
  /** Training time of all shards together on one device slot, seconds; an estimate from the cost model of a CPU. */
  readonly slotSeconds: number;
  /** The same spread over the slots: no less than the longest shard, seconds. */
  readonly wallSeconds: number;
  /** Memory of the largest stack, bytes: what each slot needs. */
  readonly stackMemoryBytes: number;
}

/**
 * Sums a sweep up without enumerating its trials: costs O(dimensions × numbers of generators).
 *
 * @param slots device slots that train at the same time, ≥ 1
 * @param stackLimit as for `planShards`, whose plan this sums up
 */
export function planSummary(
  spec: SweepSpec,
  slots = 1,
  stackLimit: StackLimit = stackLimitOf(spec.execution),
): PlanSummary {
  const { steps } = spec.training;
  const buckets = bucketsOfGrid(spec);
  const counts = shardCounts(buckets, steps, stackLimit, slots);
  const largest = buckets.map((bucket, position) => {
    const trialsInShard = Math.ceil(bucket.trialCount / (counts[position] ?? 1));
    return { ...bucket, trialCount: trialsInShard };
  });
  const slotSeconds = buckets.reduce((sum, bucket) => sum + bucketSeconds(bucket, steps), 0);
  const longest = largest.reduce((most, shard) => Math.max(most, bucketSeconds(shard, steps)), 0);
  return {
    points: gridPointCount(spec),
    trials: trialCount(spec),
    shards: counts.reduce((sum, count) => sum + count, 0),
    slotSeconds,
    wallSeconds: Math.max(longest, slotSeconds / slots),
    stackMemoryBytes: largest.reduce((most, shard) => Math.max(most, stackMemoryBytes(shard, shard.trialCount)), 0),
  };
}

function bucketsOfGrid(spec: SweepSpec): FilledBucket[] {
  const { grid, restarts } = spec;
  const { closure } = grid.weights;
  const slicesPerClosure = sliceCount(grid) / closure.length;
  const withClosure = closure.filter((weight) => weight > 0).length;
  const kinds = [
    { hasClosure: false, trialCount: slicesPerClosure * (closure.length - withClosure) * restarts },
    { hasClosure: true, trialCount: slicesPerClosure * withClosure * restarts },
  ].filter((kind) => kind.trialCount > 0);
  return kinds.flatMap((kind) => {
    const pointsByBucket = new Map<number, number>();
    for (const generators of grid.generators) {
      const bucket = generatorBucket(generators, kind.hasClosure);
      pointsByBucket.set(bucket, (pointsByBucket.get(bucket) ?? 0) + 1);
    }
    return grid.dimension.flatMap((dimension) =>
      [...pointsByBucket].map(([generatorCount, points]) => ({
        dimension,
        equivalentDimension: equivalentDimension(spec, dimension),
        generatorCount,
        hasClosure: kind.hasClosure,
        trialCount: kind.trialCount * points,
      })),
    );
  });
}
