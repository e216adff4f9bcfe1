import { equivalentDimension } from './equivalent-dimension.js';
import { generatorBucket } from './generator-bucket.js';
import type { SweepSpec } from './sweep-spec.js';
import type { Trial } from './trial.js';

/**
 * What trials must have in common to train in one stack: n, N_g padded to the same number, closure with weight or without.
 * Planner and trainer count the memory of a stack by it, so that neither cuts what the other refuses.
 */
export interface Bucket {
  readonly dimension: number;
  /** What memory and time are counted in; see `equivalentDimension`. */
  readonly equivalentDimension: number;
  /** The number that N_g is padded to at most; see `generatorBucket`. */
  readonly generatorCount: number;
  readonly hasClosure: boolean;
}

/** The bucket of a trial of a sweep. */
export function bucketOf(
  spec: Pick<SweepSpec, 'system' | 'data'>,
  { dimension, generatorCount, lossWeights }: Pick<Trial['gridPoint'], 'dimension' | 'generatorCount' | 'lossWeights'>,
): Bucket {
  const hasClosure = lossWeights.closure > 0;
  return {
    dimension,
    equivalentDimension: equivalentDimension(spec, dimension),
    generatorCount: generatorBucket(generatorCount, hasClosure),
    hasClosure,
  };
}
