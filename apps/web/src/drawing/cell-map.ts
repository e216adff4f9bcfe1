import type { GridGeometry } from './grid-geometry.js';

/** Cells laid out in a rectangle: which cell stands where, by arithmetic. */
export interface CellMap {
  readonly columns: number;
  readonly rows: number;
  /** The index of the cell at a place of the rectangle. */
  readonly cellAt: (column: number, row: number) => number;
  /** Where a cell stands; null where the map does not show it. */
  readonly placeOf: (cell: number) => { readonly column: number; readonly row: number } | null;
  /** Columns before which a wider gap stands, so that groups are seen. */
  readonly groupSize: number;
}

/** The plane n × N_g at one combination of weights, as the report’s heat map has it: N_g to the right, n downwards. */
export function planeMap(geometry: GridGeometry, weights: number): CellMap {
  const columns = geometry.generators.length;
  return {
    ...{ columns, rows: geometry.dimensions.length, groupSize: columns },
    cellAt: (column, row) => geometry.cellAt({ dimension: row, weights, generators: column }),
    placeOf: (cell) => {
      const place = geometry.placeOf(cell);
      return place.weights === weights ? { column: place.generators, row: place.dimension } : null;
    },
  };
}

/** All cells: to the right n and within it N_g, downwards the combinations of weights. */
export function wholeMap(geometry: GridGeometry): CellMap {
  const groupSize = geometry.generators.length;
  return {
    ...{ columns: geometry.dimensions.length * groupSize, rows: geometry.weightCount, groupSize },
    cellAt: (column, row) =>
      geometry.cellAt({
        dimension: Math.floor(column / groupSize),
        weights: row,
        generators: column % groupSize,
      }),
    placeOf: (cell) => {
      const { dimension, weights, generators } = geometry.placeOf(cell);
      return { column: dimension * groupSize + generators, row: weights };
    },
  };
}
