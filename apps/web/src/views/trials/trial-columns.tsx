import type { Trial } from '@liesweep/api-contract';
import { formatLoss } from '@liesweep/figures/notation';
import { LOSS_TERMS } from '@liesweep/sweep/loss-weights';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { VirtualColumn } from '../../components/virtual-table.js';
import { formatCount } from '../../format/format-count.js';
import { formatDuration } from '../../format/format-duration.js';
import type { MoreColumn, ORDERS, TrialsSearch } from './trials-search.js';

/** The columns of the table of trials: those that always are, then those that were asked for. */
export function trialColumns({
  sweepId,
  search,
  more,
  onChange,
}: {
  readonly sweepId: string;
  readonly search: TrialsSearch;
  readonly more: readonly MoreColumn[];
  readonly onChange: (change: { [Key in keyof TrialsSearch]: TrialsSearch[Key] | undefined }) => void;
}): readonly VirtualColumn<Trial>[] {
  const sortBy = (order: (typeof ORDERS)[number]): NonNullable<VirtualColumn<Trial>['sort']> => {
    const isCurrent = (search.sort ?? 'key') === order;
    const isDescending = isCurrent && search.order === 'desc';
    return {
      direction: !isCurrent ? 'none' : isDescending ? 'descending' : 'ascending',
      onPress: () => {
        onChange({ sort: order, order: isCurrent && !isDescending ? 'desc' : undefined });
      },
    };
  };
  const number = (
    key: string,
    header: ReactNode,
    cell: (trial: Trial) => ReactNode,
    width: string,
    order?: (typeof ORDERS)[number],
  ): VirtualColumn<Trial> => ({
    ...{ key, header, cell, width, isNumeric: true },
    ...(order === undefined ? {} : { sort: sortBy(order) }),
  });
  const additional: Readonly<Record<MoreColumn, readonly VirtualColumn<Trial>[]>> = {
    weights: LOSS_TERMS.map((term) => number(`h-${term}`, `h_${term}`, ({ weights }) => weights[term], '7.5rem')),
    terms: LOSS_TERMS.map((term) => number(term, term, ({ terms }) => formatLoss(terms[term]), '7.5rem')),
    device: [{ key: 'device', header: 'Device', width: '7rem', cell: ({ device }) => device }],
    seconds: [number('seconds', 'Time', ({ seconds }) => timeText(seconds), '6rem', 'seconds')],
    key: [{ key: 'key', header: 'Key', width: '40rem', cell: ({ trialKey }) => <code>{trialKey}</code> }],
  };
  return [
    {
      ...number('dimension', 'n', ({ dimension }) => dimension, '4rem', 'dimension'),
      header: 'n',
    },
    number('generators', 'N_g', ({ generators }) => generators, '5rem', 'generators'),
    {
      key: 'restart',
      header: 'Restart',
      width: '6rem',
      isNumeric: true,
      cell: ({ cell, restart }) => (
        <Link
          to="/sweeps/$sweepId/cells/$cell"
          params={{ sweepId, cell: String(cell) }}
          aria-label={`Restart ${String(restart)}, open its cell`}
        >
          {restart}
        </Link>
      ),
    },
    number('lowest', 'Lowest loss', ({ lowestLoss }) => formatLoss(lowestLoss), '8rem', 'lowestLoss'),
    number('final', 'Final loss', ({ finalLoss }) => formatLoss(finalLoss), '8rem', 'finalLoss'),
    { key: 'vanishes', header: 'Vanishes', width: '5.5rem', cell: ({ vanishes }) => (vanishes ? '✓ yes' : 'no') },
    { key: 'outcome', header: 'Outcome', width: '7.5rem', cell: ({ outcome }) => outcome },
    number('steps', 'Steps', ({ steps }) => formatCount(steps), '6rem', 'steps'),
    ...more.flatMap((column) => additional[column]),
  ];
}

function timeText(seconds: number): string {
  return seconds < 10 ? `${seconds.toFixed(2)} s` : formatDuration(seconds);
}
