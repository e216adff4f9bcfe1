import { isDecided, logLoss } from '@liesweep/phase-diagram';
import { rowsOfGrid, type LiveRow } from '@liesweep/report/text';
import {
  findTrialByKey,
  gridPointCount,
  gridPointKey,
  systemKey,
  type Cell,
  type RowStore,
  type SweepProgress,
  type SweepRecord,
} from '@liesweep/sweep';

/** What is known of the cells of a sweep that is trained. */
export interface CellsSeen {
  /** Cells of which one trial vanishes, or all restarts have a result or were given up. */
  readonly decided: number;
  readonly open: number;
  /** N_g, ascending. */
  readonly generators: readonly number[];
  readonly rows: readonly LiveRow[];
}

/** Reading the cells of a larger grid takes longer than a line of progress is worth. */
const MOST_CELLS = 20_000;

/** Reading cells takes at most so little of the time. */
const LONGEST_SHARE = 0.05;

const LEAST_INTERVAL_MS = 250;

/** Reads the cells of one sweep now and then. */
export class CellWatcher {
  private seen: CellsSeen | null = null;
  private recorded = -1;
  private nextAtMs = 0;
  private readonly generators: readonly number[];
  private readonly grid: readonly (Omit<LiveRow, 'cells'> & { readonly keys: readonly string[] })[];

  constructor(
    private readonly store: Pick<RowStore, 'cells' | 'failures'>,
    private readonly record: Pick<SweepRecord, 'sweepId' | 'spec'>,
    private readonly now: () => number = () => performance.now(),
  ) {
    const { spec } = record;
    const system = systemKey(spec.system);
    this.generators = spec.grid.generators.toSorted((a, b) => a - b);
    this.grid =
      gridPointCount(spec) > MOST_CELLS
        ? []
        : rowsOfGrid(spec.grid).map(({ dimension, weights }) => ({
            ...{ dimension, weights },
            keys: this.generators.map((generatorCount) =>
              gridPointKey({ system, dimension, generatorCount, lossWeights: weights }),
            ),
          }));
  }

  /**
   * The cells, read anew where more was recorded since; at once only where reading them was quick, or when all is recorded.
   *
   * @returns null where the grid is too large to be looked at
   */
  async look(progress: Pick<SweepProgress, 'recorded' | 'failed'>): Promise<CellsSeen | null> {
    if (this.grid.length === 0) return null;
    const recorded = progress.recorded + progress.failed;
    const begunAt = this.now();
    const isLast = recorded >= this.record.spec.restarts * gridPointCount(this.record.spec);
    if (recorded === this.recorded || (begunAt < this.nextAtMs && !isLast)) return this.seen;
    const { sweepId } = this.record;
    const cells = await this.store.cells(sweepId);
    const failedBy = progress.failed === 0 ? new Map<string, number>() : await this.failures();
    this.seen = this.lookAt(cells, failedBy);
    this.recorded = recorded;
    const endedAt = this.now();
    this.nextAtMs = endedAt + Math.max(LEAST_INTERVAL_MS, (endedAt - begunAt) / LONGEST_SHARE);
    return this.seen;
  }

  private async failures(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { trialKey } of await this.store.failures(this.record.sweepId)) {
      const trial = findTrialByKey(this.record.spec, trialKey);
      if (trial === undefined) continue;
      const key = gridPointKey(trial.gridPoint);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }

  private lookAt(cells: readonly Cell[], failedBy: ReadonlyMap<string, number>): CellsSeen {
    const { restarts } = this.record.spec;
    const byKey = new Map(cells.map((cell) => [gridPointKey(cell.gridPoint), cell]));
    const rows = this.grid.map(({ keys, ...row }) => ({
      ...row,
      cells: keys.map((key) => {
        const [cell, failed] = [byKey.get(key), failedBy.get(key) ?? 0];
        if (cell === undefined && failed === 0) return undefined;
        const { trials, vanishingTrials, lowestLoss } = cell ?? { trials: 0, vanishingTrials: 0, lowestLoss: null };
        return {
          vanishes: vanishingTrials > 0,
          isDecided: isDecided({ trials, vanishingTrials }, restarts, failed),
          share: (trials + failed) / restarts,
          logLoss: logLoss(lowestLoss),
        };
      }),
    }));
    const decided = rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell?.isDecided === true).length, 0);
    return { decided, open: gridPointCount(this.record.spec) - decided, generators: this.generators, rows };
  }
}
