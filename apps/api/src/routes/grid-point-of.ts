import { gridPointAt, gridPointCount, type GridPoint, type SweepSpec } from '@liesweep/sweep';
import { notFound } from '../server/http-problem.js';

/**
 * The grid point of a cell, by its index in the grid.
 *
 * @throws HttpProblem 404 where the grid has none such
 */
export function gridPointOf(spec: SweepSpec, cell: number): GridPoint {
  if (cell >= gridPointCount(spec))
    throw notFound(`cell ${String(cell)}: the grid has ${String(gridPointCount(spec))}`);
  return gridPointAt(spec, cell);
}
