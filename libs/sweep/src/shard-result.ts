import type { Certificate } from './certificate.js';
import type { TrialResult } from './trial-result.js';

/** A file in a tensor store: its content's address and size. */
export interface StoredFile {
  readonly uri: string;
  /** `sha256:` and 64 hexadecimal digits, of the content. */
  readonly digest: string;
  readonly bytes: number;
}

/** Angles between the generators of one trial in its first steps. */
export interface AngleRecord {
  /** Steps taken; 0 is the random start. */
  readonly steps: readonly number[];
  /** One row per step over the pairs a < b, degrees 0…180; null where a generator was not finite. */
  readonly degrees: readonly (readonly (number | null)[])[];
}

/** The down-sampled training curve of one trial: total loss after each of `steps`. */
export interface TrainingCurve {
  readonly steps: readonly number[];
  readonly losses: readonly (number | null)[];
  /** Present for a few matrices at once. */
  readonly angles?: AngleRecord;
}

/**
 * The rows of one trained shard, as JSON beside its tensor file. From these files alone the row store can be rebuilt.
 * The tensor file holds, for the trial at position i, `generators/i` [N_g, n, n], `structureConstants/i` [pairs, N_g],
 * `curve/i` [looks, 2] (step, loss) and, where the curve has angles, `angles/i` [looks, 1 + pairs] (step, degrees).
 */
export interface ShardRecord {
  readonly formatVersion: 1;
  readonly specDigest: string;
  readonly tensors: StoredFile;
  readonly certificate: Certificate | null;
  readonly trials: readonly TrialResult[];
  /** One curve per trial, in the order of `trials`. */
  readonly curves: readonly TrainingCurve[];
}
