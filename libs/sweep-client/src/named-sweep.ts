import type { FileDataset, SweepRecord } from '@liesweep/sweep';

/** A specification under its name, whether it is recorded or not. */
export type NamedSweep = Pick<SweepRecord, 'sweepId' | 'spec' | 'specDigest'>;

/** A sweep that somebody brings, with the numbers of its data file. */
export interface BroughtSweep extends NamedSweep, Pick<SweepRecord, 'trialCount'> {
  /** Undefined where it has no data file. */
  readonly dataset: FileDataset | undefined;
}
