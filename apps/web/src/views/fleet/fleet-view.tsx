import type { Fleet } from '@liesweep/api-contract';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useCall } from '../../api/use-call.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { LoadingState } from '../../components/loading-state.js';
import { Page } from '../../components/page.js';
import { Panel } from '../../components/panel.js';
import { formatCount } from '../../format/format-count.js';
import { fleetTotals } from './fleet-totals.js';
import styles from './fleet.module.css';
import { LogPanel } from './log-panel.js';
import { WorkerCard } from './worker-card.js';

const EVERY_MS = 3_000;

/** Links to so many sweeps beside a class of failures. */
const MOST_LINKS = 5;

/** Who trains, what waits, what has failed, and what the logs say. */
export function FleetView(): ReactElement {
  const { data, error, refetch } = useCall('getFleet', {}, { everyMs: EVERY_MS });
  return (
    <Page title="Fleet">
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingState what="who trains" />}
      {data !== undefined && <Shown fleet={data} />}
      <LogPanel />
    </Page>
  );
}

function Shown({ fleet }: { readonly fleet: Fleet }): ReactElement {
  const trainers = fleet.workers.filter(({ kind }) => kind === 'trainer');
  const orchestrators = fleet.workers.filter(({ kind }) => kind === 'orchestrator');
  return (
    <>
      <Totals fleet={fleet} />
      {fleet.problems.length > 0 && (
        <ul className={styles.problems} aria-label="What could not be found out">
          {fleet.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {fleet.workers.length === 0 ? (
        <EmptyState title="Nobody trains here">
          <p>
            <code>liesweep ui</code> on a folder of runs brings trainers with it; in a deployment,{' '}
            <code>liesweep trainer</code> starts one for each device, and <code>liesweep orchestrator</code> plans for
            them.
          </p>
        </EmptyState>
      ) : (
        <>
          <Workers title="Trainers" workers={trainers} none="No trainer polls: sweeps wait until one does." />
          <Workers
            title="Orchestrators"
            workers={orchestrators}
            none="No orchestrator polls: sweeps are neither planned nor recorded until one does."
          />
        </>
      )}
      {fleet.sickDevices.length > 0 && <BrokenDevices fleet={fleet} />}
      <Failures fleet={fleet} />
    </>
  );
}

function Totals({ fleet }: { readonly fleet: Fleet }): ReactElement {
  const { trainers, orchestrators, slots, busySlots, waitingTasks } = fleetTotals(fleet);
  const figures: readonly (readonly [name: string, value: string])[] = [
    ['Trainers', formatCount(trainers)],
    ['Orchestrators', formatCount(orchestrators)],
    ['Slots busy', slots === null ? 'not measured' : `${formatCount(busySlots ?? 0)} of ${formatCount(slots)}`],
    ['Tasks waiting', formatCount(waitingTasks)],
  ];
  const queues = fleet.waitingTasks.filter(({ tasks }) => tasks > 0);
  return (
    <Panel title="Now">
      <dl className={styles.totals}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {queues.length > 0 && (
        <p className={styles.muted}>
          Waiting: {queues.map(({ queue, tasks }) => `${formatCount(tasks)} in ${queue}`).join(', ')}.
        </p>
      )}
    </Panel>
  );
}

function Workers({
  title,
  workers,
  none,
}: {
  readonly title: string;
  readonly workers: Fleet['workers'];
  readonly none: string;
}): ReactElement {
  return (
    <Panel title={title}>
      {workers.length === 0 && <p className={styles.problem}>{none}</p>}
      <ul className={styles.workers}>
        {workers.map((worker) => (
          <WorkerCard key={`${worker.identity} ${worker.queue}`} worker={worker} />
        ))}
      </ul>
    </Panel>
  );
}

function BrokenDevices({ fleet }: { readonly fleet: Fleet }): ReactElement {
  return (
    <Panel title="Broken devices">
      <p className={styles.muted}>
        Three shards in a row died on them; they take no more until their trainers are started again.
      </p>
      <DataTable
        label="Broken devices"
        rows={fleet.sickDevices}
        rowKey={({ device, sweepId }) => `${device} ${sweepId}`}
        columns={[
          { key: 'device', header: 'Device', cell: ({ device }) => device },
          { key: 'reason', header: 'Why', cell: ({ reason }) => reason },
          { key: 'sweep', header: 'Sweep', cell: ({ sweepId }) => <SweepLink sweepId={sweepId} /> },
        ]}
      />
    </Panel>
  );
}

function Failures({ fleet }: { readonly fleet: Fleet }): ReactElement {
  if (fleet.failures.length === 0) {
    return (
      <Panel title="Failures">
        <p className={styles.muted}>No trial was given up.</p>
      </Panel>
    );
  }
  return (
    <Panel title="Failures">
      <DataTable
        label="Failures by class"
        rows={fleet.failures}
        rowKey={({ failureClass }) => failureClass}
        columns={[
          { key: 'class', header: 'Class', cell: ({ failureClass }) => <code>{failureClass}</code> },
          { key: 'trials', header: 'Trials', isNumeric: true, cell: ({ trials }) => formatCount(trials) },
          { key: 'message', header: 'Such as', cell: ({ message }) => message },
          {
            key: 'sweeps',
            header: 'Sweeps',
            cell: ({ sweepIds }) => (
              <span className={styles.links}>
                {sweepIds.slice(0, MOST_LINKS).map((sweepId) => (
                  <SweepLink key={sweepId} sweepId={sweepId} />
                ))}
                {sweepIds.length > MOST_LINKS && `${String(MOST_LINKS)} of ${String(sweepIds.length)} shown`}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function SweepLink({ sweepId }: { readonly sweepId: string }): ReactElement {
  return (
    <Link to="/sweeps/$sweepId" params={{ sweepId }}>
      {sweepId}
    </Link>
  );
}
