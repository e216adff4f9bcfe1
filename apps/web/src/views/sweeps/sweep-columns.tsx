import type { Sweep } from '@liesweep/api-contract';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ProgressBar } from '../../components/progress-bar.js';
import { StageBadge } from '../../components/stage-badge.js';
import type { VirtualColumn } from '../../components/virtual-table.js';
import { formatCount } from '../../format/format-count.js';
import { formatDuration } from '../../format/format-duration.js';
import { formatRate } from '../../format/format-rate.js';
import { SteerMenu } from '../../steering/steer-menu.js';
import { ShortVerdict } from './short-verdict.js';
import styles from './sweeps-view.module.css';

/** The columns of the list of sweeps. */
export const sweepColumns: readonly VirtualColumn<Sweep>[] = [
  {
    key: 'sweep',
    header: 'Sweep',
    width: 'minmax(11rem, 2.2fr)',
    cell: ({ sweepId, name }) => (
      <Link to="/sweeps/$sweepId" params={{ sweepId }} className={styles.name} title={sweepId}>
        {name}
        <span className={styles.id}>{sweepId.slice(name.length + 1)}</span>
      </Link>
    ),
  },
  { key: 'stage', header: 'Stage', width: '8.5rem', cell: ({ stage }) => <StageBadge stage={stage} /> },
  {
    key: 'progress',
    header: 'Trials',
    width: 'minmax(9rem, 1.6fr)',
    cell: (sweep) => <Progress {...sweep} />,
  },
  {
    key: 'speed',
    header: 'Rate, time left',
    width: '9rem',
    cell: ({ rate, secondsLeft, stage }) =>
      stage !== 'running' || rate === null ? (
        <span className={styles.none}>–</span>
      ) : (
        <>
          {formatRate(rate)}
          <span className={styles.second}>{secondsLeft === null ? '' : `${formatDuration(secondsLeft)} left`}</span>
        </>
      ),
  },
  { key: 'verdict', header: 'Found', width: 'minmax(9rem, 1.5fr)', cell: (sweep) => <ShortVerdict sweep={sweep} /> },
  {
    key: 'project',
    header: 'Project, owner',
    width: 'minmax(6rem, 1fr)',
    cell: ({ project, owner }) => (
      <>
        {project ?? <span className={styles.none}>–</span>}
        <span className={styles.second}>{owner ?? ''}</span>
      </>
    ),
  },
  {
    key: 'begun',
    header: 'Submitted',
    width: '7rem',
    cell: ({ createdAt }) => <time dateTime={createdAt}>{dayOf(createdAt)}</time>,
  },
  {
    key: 'steer',
    header: <span className="visually-hidden">Steer</span>,
    width: '3.5rem',
    cell: (sweep) => <SteerMenu sweep={sweep} isCompact />,
  },
];

function Progress({ sweepId, recorded, failed, trialCount, trouble, reason }: Sweep): ReactElement {
  const note = trouble ?? reason;
  return (
    <div className={styles.progress}>
      <ProgressBar recorded={recorded} failed={failed} total={trialCount} label={`Recorded trials of ${sweepId}`} />
      <span className={styles.second}>
        {formatCount(recorded)} of {formatCount(trialCount)}
        {failed === 0 ? '' : `, ${formatCount(failed)} failed`}
        {note === null ? null : (
          <span className={styles.trouble} title={note}>
            {' '}
            · {note}
          </span>
        )}
      </span>
    </div>
  );
}

function dayOf(createdAt: string): string {
  const day = new Date(createdAt);
  return Number.isNaN(day.getTime())
    ? createdAt
    : day.toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}
