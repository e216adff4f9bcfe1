import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { gridPointKey, type Cell } from '@liesweep/sweep';

/** The trial that represents a cell. */
export type BestTrial = NonNullable<Cell['best']>;

/** The trials that represent their cells. */
export function bestTrials(cells: readonly Cell[]): BestTrial[] {
  return cells.flatMap(({ best }) => (best === null ? [] : [best]));
}

/** Finds the trial that represents the cell at N_g generators of a slice; undefined where there is none. */
export function bestTrialAt(
  cells: readonly Cell[],
): (
  slice: Pick<PhaseDiagramSlice, 'system' | 'dimension' | 'weights'>,
  generatorCount: number,
) => BestTrial | undefined {
  const byPoint = new Map(cells.map(({ gridPoint, best }) => [gridPointKey(gridPoint), best]));
  return ({ system, dimension, weights }, generatorCount) =>
    byPoint.get(gridPointKey({ system, dimension, lossWeights: weights, generatorCount })) ?? undefined;
}
