import { LOSS_TERMS, type LossTerm } from '@liesweep/sweep/loss-weights';
import type { GridGeometry } from '../../drawing/grid-geometry.js';
import type { CellColumns } from '../../live/cell-columns.js';

/** One cell of a slice, as its curve and its table have it. */
export interface SlicePoint {
  readonly cell: number;
  readonly generators: number;
  readonly isKnown: boolean;
  /** NaN where none is finite. */
  readonly lowestLoss: number;
  readonly finalLoss: number;
  /** log₁₀ of the lowest loss; NaN where none is finite. */
  readonly level: number;
  readonly term: LossTerm | null;
  readonly trials: number;
  readonly failed: number;
  readonly vanishing: number;
}

/** The cells of a slice along N_g. */
export function slicePoints(geometry: GridGeometry, columns: CellColumns, slice: number): readonly SlicePoint[] {
  const first = slice * geometry.generators.length;
  return geometry.generators.map((generators, position) => {
    const cell = first + position;
    return {
      ...{ cell, generators, isKnown: cell < columns.total && columns.isKnown(cell) },
      lowestLoss: columns.lowestLoss[cell] ?? Number.NaN,
      finalLoss: columns.finalLoss[cell] ?? Number.NaN,
      level: columns.level[cell] ?? Number.NaN,
      term: LOSS_TERMS[columns.dominantTerm[cell] ?? -1] ?? null,
      trials: columns.trials[cell] ?? 0,
      failed: columns.failed[cell] ?? 0,
      vanishing: columns.vanishingTrials[cell] ?? 0,
    };
  });
}
