import { placeOfKey, type RowStore, type SweepRecord } from '@liesweep/sweep';
import type { FailedByCell } from '../resources/cell-columns.js';

/** The trials of a sweep that were given up. */
export interface SweepFailures {
  readonly byCell: FailedByCell;
  /** By the name of the error, with what the first of them said. */
  readonly byClass: readonly { readonly failureClass: string; readonly trials: number; readonly message: string }[];
}

const NONE: SweepFailures = { byCell: new Map(), byClass: [] };

/** Sweeps that are remembered at once. */
const MOST_REMEMBERED = 32;

/** Reading failures takes at most so little of the time, however fast there are more. */
const LONGEST_SHARE = 0.05;

interface Known {
  /** Of the number of failures and the grid that they are told of. */
  readonly version: string;
  readonly answer: Promise<SweepFailures>;
  /** Until when it is given even if there are more. */
  until: number;
}

/** The failures of sweeps, counted anew only where there are others. */
export class FailureCounts {
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly rows: Pick<RowStore, 'failures'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @param failed how many there are, as the totals of the sweep say */
  async of(record: Pick<SweepRecord, 'sweepId' | 'spec' | 'specDigest'>, failed: number): Promise<SweepFailures> {
    if (failed === 0) return NONE;
    const { sweepId, specDigest } = record;
    const version = `${String(failed)} ${specDigest}`;
    const known = this.#known.get(sweepId);
    if (known !== undefined && (known.version === version || this.now() < known.until)) return known.answer;
    const begunAt = this.now();
    const counted: Known = { version, answer: this.#count(record), until: begunAt };
    this.#known.delete(sweepId);
    this.#known.set(sweepId, counted);
    for (const id of this.#known.keys()) {
      if (this.#known.size <= MOST_REMEMBERED) break;
      this.#known.delete(id);
    }
    try {
      return await counted.answer;
    } catch (error) {
      if (this.#known.get(sweepId) === counted) this.#known.delete(sweepId);
      throw error;
    } finally {
      const endedAt = this.now();
      counted.until = endedAt + (endedAt - begunAt) / LONGEST_SHARE;
    }
  }

  async #count({ sweepId, spec }: Pick<SweepRecord, 'sweepId' | 'spec'>): Promise<SweepFailures> {
    const byCell = new Map<number, number>();
    const byClass = new Map<string, { failureClass: string; trials: number; message: string }>();
    for (const { trialKey, failureClass, message } of await this.rows.failures(sweepId)) {
      const cell = placeOfKey(spec, trialKey)?.cell;
      if (cell !== undefined) byCell.set(cell, (byCell.get(cell) ?? 0) + 1);
      const ofClass = byClass.get(failureClass) ?? { failureClass, trials: 0, message };
      ofClass.trials += 1;
      byClass.set(failureClass, ofClass);
    }
    return { byCell, byClass: [...byClass.values()] };
  }
}
