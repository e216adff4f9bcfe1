import { bucketOf, type Bucket } from './bucket.js';
import { bucketSeconds, shardCounts, type FilledBucket } from './shard-size.js';
import { stackLimitOf, type StackLimit } from './stack-memory.js';
import type { SweepSpec } from './sweep-spec.js';
import type { Shard, Trial, TrialRange } from './trial.js';
import { countTrials, sliceRanges } from './trial-ranges.js';

/** A bucket and where its trials stand in the enumeration. */
interface IndexedBucket extends FilledBucket {
  readonly ranges: readonly TrialRange[];
}

/**
 * Cuts trials into shards: each holds trials of one n, one bucket of N_g and closure with weight or without, in the order of the
 * enumeration, and no more than fit into one stack. Every trial given is in exactly one shard. The most expensive shard
 * comes first, because a sweep ends sooner when what is left at its end is small (longest processing time first).
 *
 * @param trials the trials that are still to be trained, in ascending order of index
 * @param stackLimit defaults to what `execution.maxStackMemory` allows
 * @param slots device slots that will train at the same time, ≥ 1
 */
export function planShards(
  spec: Pick<SweepSpec, 'system' | 'data' | 'training' | 'execution'>,
  trials: Iterable<Pick<Trial, 'index' | 'gridPoint'>>,
  stackLimit: StackLimit = stackLimitOf(spec.execution),
  slots = 1,
): Shard[] {
  const { steps } = spec.training;
  const buckets = bucketsOf(spec, trials);
  const counts = shardCounts(buckets, steps, stackLimit, slots);
  const pieces = buckets.flatMap((bucket, position) => cutEvenly(bucket, counts[position] ?? 1));
  return pieces
    .map((piece) => ({ piece, seconds: bucketSeconds(piece, steps) }))
    .sort((a, b) => b.seconds - a.seconds || firstIndex(a.piece) - firstIndex(b.piece))
    .map(({ piece: { dimension, ranges } }, index) => ({ index, dimension, trials: ranges }));
}

function bucketsOf(
  spec: Pick<SweepSpec, 'system' | 'data'>,
  trials: Iterable<Pick<Trial, 'index' | 'gridPoint'>>,
): IndexedBucket[] {
  const buckets = new Map<string, { shape: Bucket; ranges: [number, number][] }>();
  for (const { index, gridPoint } of trials) {
    const shape = bucketOf(spec, gridPoint);
    const key = `${String(shape.dimension)}/${String(shape.generatorCount)}/${String(shape.hasClosure)}`;
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      bucket = { shape, ranges: [] };
      buckets.set(key, bucket);
    }
    const last = bucket.ranges.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else bucket.ranges.push([index, index + 1]);
  }
  return [...buckets.values()].map(({ shape, ranges }) => ({ ...shape, ranges, trialCount: countTrials(ranges) }));
}

/** A bucket in so many pieces, whose sizes differ by one trial at most. */
function cutEvenly(bucket: IndexedBucket, count: number): IndexedBucket[] {
  const { trialCount } = bucket;
  return Array.from({ length: count }, (_, piece) => {
    const from = Math.floor((piece * trialCount) / count);
    const to = Math.floor(((piece + 1) * trialCount) / count);
    return { ...bucket, ranges: sliceRanges(bucket.ranges, from, to), trialCount: to - from };
  });
}

function firstIndex({ ranges }: IndexedBucket): number {
  return ranges[0]?.[0] ?? 0;
}
