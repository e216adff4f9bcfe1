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

/** The rows of one trained shard, as JSON beside its tensor file. From these files alone the row store can be rebuilt. */
export interface ShardRecord {
  /** Version 1 also had the curves of its trials, which are in the tensor file. */
  readonly formatVersion: 2;
  readonly specDigest: string;
  readonly tensors: StoredFile;
  readonly certificate: Certificate | null;
  readonly trials: readonly TrialResult[];
}
