import type { Slice, SweepDetail } from '@liesweep/api-contract';
import { nameSlices } from '@liesweep/figures/slice-names';
import { CellColumns } from '../../live/cell-columns.js';
import { seriesKey, type Series } from './compare-search.js';

/** A series with all that is compared of it. */
export interface ComparedSeries {
  readonly key: string;
  /** Position among the series: its colour and its mark, everywhere. */
  readonly position: number;
  readonly series: Series;
  readonly name: string;
  readonly sweep: SweepDetail;
  /** All slices that the server told of. */
  readonly slices: readonly Slice[];
  /** Null where the sweep has none yet. */
  readonly slice: Slice | null;
  readonly slicePosition: number;
  readonly cells: CellColumns;
}

/** Of one series, as far as it has been read. */
export interface SeriesParts {
  readonly series: Series;
  readonly sweep: SweepDetail;
  readonly slices: readonly Slice[];
  readonly cells: CellColumns;
}

/** Series with their slices chosen and names that tell them apart. */
export function comparedSeries(parts: readonly SeriesParts[]): readonly ComparedSeries[] {
  return parts.map(({ series, sweep, slices, cells }, position) => {
    const slicePosition = series.slice ?? bestSlice(slices);
    const slice = slices[slicePosition] ?? null;
    const isAlone = parts.filter((other) => other.series.sweepId === series.sweepId).length === 1;
    const names = nameSlices(slices);
    const ofSlice = slice === null ? '' : names.slice(slice);
    return {
      key: seriesKey(series),
      position,
      series,
      name: isAlone && series.slice === null ? sweep.name : `${sweep.name}, ${ofSlice}`,
      sweep,
      slices,
      slice,
      slicePosition,
      cells,
    };
  });
}

/** The slice with the largest group dimension that is decided; the first where none is. */
function bestSlice(slices: readonly Slice[]): number {
  let best = 0;
  slices.forEach(({ groupDimension: { value } }, position) => {
    if ((value ?? -1) > (slices[best]?.groupDimension.value ?? -1)) best = position;
  });
  return best;
}

/** Losses of a slice along N_g; null where none is known. */
export function sliceLosses({ slice, sweep, cells }: ComparedSeries): readonly {
  readonly generators: number;
  readonly index: number;
  readonly loss: number | null;
  readonly vanishes: boolean;
}[] {
  if (slice === null) return [];
  return sweep.grid.generators.map((generators, step) => {
    const index = slice.firstCell + step;
    const loss = cells.lowestLoss[index] ?? Number.NaN;
    return { generators, index, loss: Number.isFinite(loss) ? loss : null, vanishes: cells.vanishes(index) };
  });
}
