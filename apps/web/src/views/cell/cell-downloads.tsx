import type { CellDetail } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { addressOf } from '../../api/call.js';
import { useCall } from '../../api/use-call.js';
import { DownloadMenu } from '../../components/download-menu.js';
import type { CopiedCell } from './copied-text.js';

/** What can be saved of a cell: the figures that the report has of it, and the tables of its sweep. */
export function CellDownloads({
  sweepId,
  cell,
  copied,
}: {
  readonly sweepId: string;
  readonly cell: CellDetail;
  readonly copied: CopiedCell;
}): ReactElement {
  const { data } = useCall('listFigures', { params: { sweepId } });
  const n = `-n${String(cell.dimension)}`;
  const places = [`${n}-g${String(cell.generators)}-w${String(copied.slice)}`, `${n}-w${String(copied.slice)}`, n];
  const figures = (data?.figures ?? []).filter(({ name }) => places.some((place) => name.endsWith(place)));
  return (
    <DownloadMenu
      downloads={[
        ...figures.map(({ name, title }) => ({
          label: `${title}, SVG`,
          hint: `${name}.svg, as in the report`,
          href: addressOf('getFigure', { params: { sweepId, file: `${name}.svg` } }),
        })),
        { label: 'All trials, CSV', hint: 'Of the whole sweep', href: addressOf('trialsCsv', { params: { sweepId } }) },
        {
          label: 'All trials, NumPy',
          hint: 'Of the whole sweep',
          href: addressOf('trialsNpz', { params: { sweepId } }),
        },
      ]}
    />
  );
}
