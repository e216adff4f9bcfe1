import type { CellColumns } from '@liesweep/api-contract';
import { gridPointIndex, LOSS_TERMS, type Cell, type SweepSpec } from '@liesweep/sweep';

/** How many restarts of each cell were given up, by the cell’s index. */
export type FailedByCell = ReadonlyMap<number, number>;

/** Cells as columns; one that the grid does not have, as of a specification before, is left out. */
export function cellColumns(spec: SweepSpec, cells: readonly Cell[], failed: FailedByCell): CellColumns {
  const columns: CellColumns = {
    ...{ index: [], trials: [], failed: [], lowestLoss: [], finalLoss: [], vanishingTrials: [], dominantTerm: [] },
  };
  for (const cell of cells) {
    const index = gridPointIndex(spec, cell.gridPoint);
    if (index === undefined) continue;
    columns.index.push(index);
    columns.trials.push(cell.trials);
    columns.failed.push(failed.get(index) ?? 0);
    columns.lowestLoss.push(cell.lowestLoss);
    columns.finalLoss.push(cell.finalLoss);
    columns.vanishingTrials.push(cell.vanishingTrials);
    columns.dominantTerm.push(cell.dominantTerm === null ? null : LOSS_TERMS.indexOf(cell.dominantTerm));
  }
  return columns;
}
