import type { Cells } from '@liesweep/api-contract';
import { decade } from '@liesweep/figures/decades';

/** The term that is dominant in no cell: of one without a finite loss, or without a trial. */
export const NO_TERM = -1;

/**
 * All cells of a sweep as columns, in which a cell’s place is its index in the grid. A cell without a recorded trial and without
 * a failed one has not been trained yet. A loss that is not finite is NaN.
 */
export class CellColumns {
  /** Grid points. */
  readonly total: number;
  /** Recorded trials of each cell. */
  readonly trials: Uint32Array;
  /** Restarts of each cell that were given up. */
  readonly failed: Uint32Array;
  readonly vanishingTrials: Uint32Array;
  readonly lowestLoss: Float64Array;
  readonly finalLoss: Float64Array;
  /** log₁₀ of the lowest loss as figures draw it; NaN where none is finite. */
  readonly level: Float32Array;
  /** Position in `LOSS_TERMS`, or `NO_TERM`. */
  readonly dominantTerm: Int8Array;
  /** What is asked next is what comes after it. */
  revision = 0;
  /** Cells of which anything is known. */
  known = 0;
  /** Cells with a trial that vanishes. */
  vanishing = 0;

  constructor(total: number) {
    this.total = total;
    this.trials = new Uint32Array(total);
    this.failed = new Uint32Array(total);
    this.vanishingTrials = new Uint32Array(total);
    this.lowestLoss = new Float64Array(total).fill(Number.NaN);
    this.finalLoss = new Float64Array(total).fill(Number.NaN);
    this.level = new Float32Array(total).fill(Number.NaN);
    this.dominantTerm = new Int8Array(total).fill(NO_TERM);
  }

  /** Whether anything was recorded for a cell. */
  isKnown(index: number): boolean {
    return (this.trials[index] ?? 0) + (this.failed[index] ?? 0) > 0;
  }

  /** Whether a trial of a cell vanishes. */
  vanishes(index: number): boolean {
    return (this.vanishingTrials[index] ?? 0) > 0;
  }

  /** Takes changes over. A change that is older than what is known is left out, so that no stream can take a page back. */
  merge({ revision, reset, cells }: Cells): void {
    if (reset) this.#clear();
    else if (revision < this.revision) return;
    this.revision = revision;
    for (const [row, index] of cells.index.entries()) {
      if (index >= this.total) continue;
      this.known -= Number(this.isKnown(index));
      this.vanishing -= Number(this.vanishes(index));
      this.trials[index] = cells.trials[row] ?? 0;
      this.failed[index] = cells.failed[row] ?? 0;
      this.vanishingTrials[index] = cells.vanishingTrials[row] ?? 0;
      this.lowestLoss[index] = cells.lowestLoss[row] ?? Number.NaN;
      this.finalLoss[index] = cells.finalLoss[row] ?? Number.NaN;
      this.level[index] = decade(cells.lowestLoss[row] ?? null) ?? Number.NaN;
      this.dominantTerm[index] = cells.dominantTerm[row] ?? NO_TERM;
      this.known += Number(this.isKnown(index));
      this.vanishing += Number(this.vanishes(index));
    }
  }

  #clear(): void {
    for (const counts of [this.trials, this.failed, this.vanishingTrials]) counts.fill(0);
    for (const losses of [this.lowestLoss, this.finalLoss, this.level]) losses.fill(Number.NaN);
    this.dominantTerm.fill(NO_TERM);
    this.known = 0;
    this.vanishing = 0;
  }
}
