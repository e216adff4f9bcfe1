import { formatLoss } from '@liesweep/figures/notation';
import { formatCount } from '../../format/format-count.js';
import { formatDuration } from '../../format/format-duration.js';
import type { ComparedSeries } from './compared-series.js';
import { comparedRow, type ComparedRow } from './differences.js';

/** What was found in each series and what it took, side by side. */
export function resultRows(series: readonly ComparedSeries[]): readonly ComparedRow[] {
  return RESULTS.map(([what, valueOf]) => comparedRow(what, series.map(valueOf)));
}

const RESULTS: readonly (readonly [what: string, valueOf: (series: ComparedSeries) => string | null])[] = [
  ['n', ({ slice }) => (slice === null ? null : String(slice.dimension))],
  ['system', ({ slice }) => slice?.system ?? null],
  [
    'group dimension',
    ({ slice }) => (slice === null ? null : (slice.groupDimension.value?.toString() ?? 'not decided')),
  ],
  ['verdict', ({ slice }) => slice?.groupDimension.status ?? null],
  ['certificate', ({ slice }) => slice?.certificate?.dimension?.toString() ?? null],
  ['algebra', ({ slice }) => slice?.structure?.name ?? null],
  [
    'gap, decades',
    ({ slice }) => (slice?.groupDimension.gapDecades == null ? null : slice.groupDimension.gapDecades.toFixed(1)),
  ],
  ['lowest loss at the dimension', lossAtDimension],
  ['stage', ({ sweep }) => sweep.stage],
  ['recorded trials', ({ sweep }) => formatCount(sweep.recorded)],
  ['failed trials', ({ sweep }) => formatCount(sweep.failed)],
  ['training time', ({ sweep }) => formatDuration(sweep.trainedSeconds)],
];

function lossAtDimension({ slice, sweep, cells }: ComparedSeries): string | null {
  const value = slice?.groupDimension.value ?? null;
  if (slice === null || value === null) return null;
  const step = sweep.grid.generators.indexOf(value);
  const loss = step < 0 ? Number.NaN : (cells.lowestLoss[slice.firstCell + step] ?? Number.NaN);
  return Number.isFinite(loss) ? formatLoss(loss) : null;
}
