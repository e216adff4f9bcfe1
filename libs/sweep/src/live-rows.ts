import type { Cell } from './cell.js';
import type { SweepProgress } from './sweep-progress.js';
import type { SweepRecord } from './sweep-record.js';
import type { RecordedStanding } from './sweep-standing.js';
import type { TrialFailure } from './trial-failure.js';
import type { TrialOutcome, TrialResult } from './trial-result.js';

/** What has changed in the cells of a sweep since a revision. */
export interface ChangedCells {
  /** The revision of the last of these cells; the sweep’s own where none is left. Ask for what comes after it next. */
  readonly revision: number;
  /**
   * What was known before is void, and these cells begin anew: since then the sweep’s results were taken away, it was given a
   * larger grid, in which cells have other places, or it is another sweep than it was.
   */
  readonly reset: boolean;
  readonly hasMore: boolean;
  /** The earliest change first. */
  readonly cells: readonly Cell[];
}

/** What trials are sorted by. */
export type TrialOrder = 'key' | 'lowestLoss' | 'finalLoss' | 'steps' | 'seconds' | 'dimension' | 'generators';

/** Which trials of a sweep, in which order, after which. */
export interface TrialQuery {
  readonly sort: TrialOrder;
  readonly order: 'asc' | 'desc';
  /** Only those of one grid point, by `gridPointKey`. */
  readonly cellKey?: string | undefined;
  readonly dimension?: number | undefined;
  readonly generatorCount?: number | undefined;
  readonly outcome?: TrialOutcome | undefined;
  readonly finalLossBelow?: number | undefined;
  /** `next` of the page before. Numbers that are not finite come last, whatever the order; ties are in the order of keys. */
  readonly after?: string | undefined;
  /** At most 1 000. */
  readonly limit: number;
}

/** One page of trials. */
export interface TrialPage {
  readonly trials: readonly TrialResult[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  /** Trials that pass the filter. */
  readonly matched: number;
  /** Recorded trials of the sweep. */
  readonly total: number;
}

/** A sweep with all that a list of sweeps shows, read in one go. */
export interface SweepOverview {
  readonly record: SweepRecord;
  readonly progress: SweepProgress;
  readonly standing: RecordedStanding | undefined;
  /** Of its cells: grows with each change of any of them. */
  readonly revision: number;
}

/** What a page asks of the rows, at a cost that does not grow with what is recorded. */
export interface LiveRows {
  /** At most `limit` cells that have changed after a revision; 0 asks for all. */
  changedCells(sweepId: string, since: number, limit: number): Promise<ChangedCells>;
  /** One cell by its `gridPointKey`; undefined where nothing of it is recorded. */
  cell(sweepId: string, cellKey: string): Promise<Cell | undefined>;
  /** The failures of one cell, in the order of their keys, at most 1 000. */
  cellFailures(sweepId: string, cellKey: string): Promise<readonly TrialFailure[]>;
  /** @throws RangeError when `after` is not what a page gave */
  trialPage(sweepId: string, query: TrialQuery): Promise<TrialPage>;
  /** One sweep as lists show it; undefined where there is none. */
  overview(sweepId: string): Promise<SweepOverview | undefined>;
  /** All sweeps, the latest first, in a few statements however many there are; damaged ones are left out. */
  overviews(): Promise<readonly SweepOverview[]>;
}
