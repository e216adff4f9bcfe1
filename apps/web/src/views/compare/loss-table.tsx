import { formatLoss } from '@liesweep/figures/notation';
import type { ReactElement } from 'react';
import { DataTable } from '../../components/data-table.js';
import { sliceLosses, type ComparedSeries } from './compared-series.js';
import { SeriesMark } from './series-mark.js';

/** The losses of the overlay as numbers. */
export function LossTable({ series }: { readonly series: readonly ComparedSeries[] }): ReactElement {
  const lines = series.map((each) => new Map(sliceLosses(each).map((point) => [point.generators, point])));
  const counts = [...new Set(lines.flatMap((line) => [...line.keys()]))].sort((p, q) => p - q);
  return (
    <DataTable
      label="Lowest loss by number of generators"
      rows={counts}
      rowKey={String}
      columns={[
        { key: 'generators', header: 'N_g', isNumeric: true, cell: String },
        ...series.map(({ key, name, position }) => ({
          key,
          header: (
            <>
              <SeriesMark position={position} /> {name}
            </>
          ),
          isNumeric: true,
          cell: (count: number) => {
            const point = lines[position]?.get(count);
            if (point === undefined) return '–';
            return `${formatLoss(point.loss)}${point.vanishes ? ' ✓' : ''}`;
          },
        })),
      ]}
    />
  );
}
