import { LOSS_TERMS, type LossTerm } from '@liesweep/sweep/loss-weights';
import type { GridGeometry } from '../../drawing/grid-geometry.js';
import type { Layout, PhaseDiagramSearch } from './phase-diagram-search.js';

/** So many panels at most stand side by side. */
const MOST_PANELS = 24;

/** What an address means for a grid: what the grid does not have is replaced by what is nearest to what was meant. */
export interface Choice {
  readonly layout: Layout;
  /** The slice that is read beside the map. */
  readonly slice: number;
  /** The cell that is read, if one is; it is in the slice. */
  readonly cell: number | undefined;
  /** Combinations of weights that have a panel. */
  readonly panels: readonly number[];
  /** Along which axis; undefined where all combinations have one. */
  readonly along: LossTerm | undefined;
}

/**
 * What is shown of a grid. Where there are few combinations of weights each has a panel; of many, those along one axis have, or all
 * cells stand in one map, which is what many are shown in at first.
 */
export function choiceOf(search: PhaseDiagramSearch, geometry: GridGeometry): Choice {
  const cell = search.cell !== undefined && search.cell < geometry.cellCount ? search.cell : undefined;
  const wanted = cell === undefined ? search.slice : Math.floor(cell / geometry.generators.length);
  const slice = wanted !== undefined && wanted < geometry.sliceCount ? wanted : firstSlice(geometry);
  const { weights } = geometry.partsOf(slice);
  const isFew = geometry.weightCount <= MOST_PANELS / 2;
  const along = isFew ? undefined : (LOSS_TERMS.find((term) => term === search.along) ?? longest(geometry));
  const panels =
    along === undefined ? all(geometry.weightCount) : geometry.alongAxis(weights, along).slice(0, MOST_PANELS);
  const layout = geometry.weightCount === 1 ? 'panels' : (search.layout ?? (isFew ? 'panels' : 'all'));
  return { layout, slice, cell, panels, along };
}

/** The largest dimension, at the first weights: the row that says most. */
function firstSlice(geometry: GridGeometry): number {
  return geometry.sliceAt(geometry.dimensions.length - 1, 0);
}

function longest({ axes, varying }: GridGeometry): LossTerm | undefined {
  return varying.toSorted((a, b) => axes[b].length - axes[a].length)[0];
}

function all(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
