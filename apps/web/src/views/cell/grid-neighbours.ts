import type { Grid } from '@liesweep/api-contract';
import { LOSS_TERMS, type LossTerm } from '@liesweep/sweep/loss-weights';

/** An axis of the grid: the dimension, a weight, or the number of generators. */
export type GridAxis = 'dimension' | LossTerm | 'generators';

/** The neighbour of a cell along one axis, where the axis has more than one value. */
export interface AxisStep {
  readonly axis: GridAxis;
  readonly value: number;
  readonly position: number;
  readonly count: number;
  /** Index of the cell before it, null at the edge. */
  readonly previous: number | null;
  readonly next: number | null;
}

/**
 * Where a cell stands on every axis of the grid, with its neighbours: dimension, the weights in the order of the terms, N_g.
 * Empty where the grid has no such cell.
 *
 * @param index of the cell: dimension outermost, then weights (the last term fastest), then N_g
 */
export function gridNeighbours(grid: Grid, index: number): readonly AxisStep[] {
  const axes: readonly (readonly [GridAxis, readonly number[]])[] = [
    ['dimension', grid.dimension],
    ...LOSS_TERMS.map((term) => [term, grid.weights[term]] as const),
    ['generators', grid.generators],
  ];
  let stride = axes.reduce((product, [, values]) => product * values.length, 1);
  if (!Number.isInteger(index) || index < 0 || index >= stride) return [];
  return axes.map(([axis, values]) => {
    stride /= values.length;
    const position = Math.floor(index / stride) % values.length;
    return {
      axis,
      value: values[position] ?? Number.NaN,
      position,
      count: values.length,
      previous: position === 0 ? null : index - stride,
      next: position === values.length - 1 ? null : index + stride,
    };
  });
}

/** Position of the slice of a cell among the slices of the sweep. */
export function sliceOfCell(grid: Grid, index: number): number {
  return Math.floor(index / grid.generators.length);
}
