import type { SweepDetail } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { ProgressBar } from '../../components/progress-bar.js';
import { StageBadge } from '../../components/stage-badge.js';
import { formatCount } from '../../format/format-count.js';
import { formatDuration } from '../../format/format-duration.js';
import { formatRate } from '../../format/format-rate.js';
import type { LiveSweep } from '../../live/live-sweep.js';
import styles from './phase-diagram-view.module.css';

/** How a sweep stands, in two lines. */
export function SweepStatus({ sweep, live }: { readonly sweep: SweepDetail; readonly live: LiveSweep }): ReactElement {
  const { columns } = live;
  const facts: readonly (readonly [name: string, value: string] | null)[] = [
    sweep.rate === null || sweep.stage !== 'running' ? null : ['Rate', formatRate(sweep.rate)],
    sweep.secondsLeft === null || sweep.stage !== 'running' ? null : ['Left', formatDuration(sweep.secondsLeft)],
    ['Cells', `${formatCount(columns.known)} of ${formatCount(sweep.cellCount)}`],
    ['Vanishing', formatCount(columns.vanishing)],
    sweep.failed === 0 ? null : ['Given up', formatCount(sweep.failed)],
    sweep.reused === 0 ? null : ['Taken over', formatCount(sweep.reused)],
    sweep.trainedSeconds === 0 ? null : ['Trained', formatDuration(sweep.trainedSeconds)],
    sweep.project === null ? null : ['Project', sweep.project],
    sweep.owner === null ? null : ['Owner', sweep.owner],
    ['Id', sweep.sweepId],
  ];
  return (
    <section aria-label="Status" className={styles.status}>
      <StageBadge stage={sweep.stage} />
      <ProgressBar recorded={sweep.recorded} failed={sweep.failed} total={sweep.trialCount} label="Recorded trials" />
      <span className={styles.counts}>
        {formatCount(sweep.recorded)} of {formatCount(sweep.trialCount)} trials
      </span>
      <dl className={styles.facts}>
        {facts.map((fact) =>
          fact === null ? null : (
            <div key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
