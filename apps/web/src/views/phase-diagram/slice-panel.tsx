import { formatLoss } from '@liesweep/figures/notation';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { DataTable, type DataColumn } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { Panel } from '../../components/panel.js';
import { buttonClasses } from '../../components/button-link.js';
import { weightsText } from '../../drawing/describe-cell.js';
import type { GridGeometry } from '../../drawing/grid-geometry.js';
import { formatCount } from '../../format/format-count.js';
import type { LiveSweep } from '../../live/live-sweep.js';
import { compareAddress, seriesKey } from '../compare/compare-search.js';
import type { Choice } from './choice.js';
import { domainOf } from './loss-domain.js';
import { SliceChart } from './slice-chart.js';
import { slicePoints, type SlicePoint } from './slice-points.js';
import { SliceVerdict } from './slice-verdict.js';
import { useSlices } from './use-slices.js';

/** The slice that is read: its verdict with the reason, its loss against N_g, and the same as a table. */
export function SlicePanel({
  sweepId,
  live,
  geometry,
  choice,
}: {
  readonly sweepId: string;
  readonly live: LiveSweep;
  readonly geometry: GridGeometry;
  readonly choice: Choice;
}): ReactElement {
  const { slices, isPending, error } = useSlices(sweepId, [choice.slice], geometry.generators.length);
  const slice = slices.get(choice.slice);
  const parts = geometry.partsOf(choice.slice);
  const weights = weightsText(geometry, parts.weights);
  const title = `n = ${String(geometry.dimensions[parts.dimension])}${weights === '' ? '' : `, ${weights}`}`;
  const points = slicePoints(geometry, live.columns, choice.slice);
  return (
    <Panel
      title={`Slice ${title}`}
      actions={
        <>
          <Link
            to="/compare"
            search={compareAddress({ sweeps: seriesKey({ sweepId, slice: choice.slice }) })}
            className={buttonClasses('plain', true)}
          >
            Compare
          </Link>
          {choice.cell === undefined ? null : (
            <Link
              to="/sweeps/$sweepId/cells/$cell"
              params={{ sweepId, cell: String(choice.cell) }}
              className={buttonClasses('primary', true)}
            >
              Open N_g = {geometry.generators[geometry.placeOf(choice.cell).generators]}
            </Link>
          )}
        </>
      }
    >
      {error === null ? <SliceVerdict slice={slice} isPending={isPending} /> : <ErrorState error={error} />}
      <SliceChart
        title={`Lowest loss against N_g for ${title}`}
        points={points}
        domain={domainOf(live.columns)}
        detected={slice?.groupDimension.value ?? null}
        chosenCell={choice.cell}
      />
      <DataTable<SlicePoint>
        label={`Cells of the slice ${title}`}
        rows={points}
        rowKey={({ cell }) => String(cell)}
        isMarked={({ cell }) => cell === choice.cell}
        columns={columnsOf(sweepId)}
      />
    </Panel>
  );
}

function columnsOf(sweepId: string): readonly DataColumn<SlicePoint>[] {
  const known =
    (text: (point: SlicePoint) => string) =>
    (point: SlicePoint): string =>
      point.isKnown ? text(point) : '–';
  return [
    {
      key: 'generators',
      header: (
        <>
          N<sub>g</sub>
        </>
      ),
      isNumeric: true,
      cell: ({ generators, cell }) => (
        <Link to="/sweeps/$sweepId/cells/$cell" params={{ sweepId, cell: String(cell) }}>
          {generators}
        </Link>
      ),
    },
    { key: 'lowest', header: 'Lowest loss', isNumeric: true, cell: known(({ lowestLoss }) => formatLoss(lowestLoss)) },
    { key: 'final', header: 'Final loss', isNumeric: true, cell: known(({ finalLoss }) => formatLoss(finalLoss)) },
    { key: 'term', header: 'Dominant term', cell: known(({ term }) => term ?? '–') },
    {
      key: 'vanishing',
      header: 'Vanish',
      isNumeric: true,
      cell: known(
        ({ vanishing, trials }) => `${vanishing > 0 ? '✓ ' : ''}${formatCount(vanishing)} of ${formatCount(trials)}`,
      ),
    },
    { key: 'failed', header: 'Failed', isNumeric: true, cell: known(({ failed }) => formatCount(failed)) },
  ];
}
