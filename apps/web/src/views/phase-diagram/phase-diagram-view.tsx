import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { addressOf, CallError } from '../../api/call.js';
import { useCall } from '../../api/use-call.js';
import { buttonClasses, ButtonLink } from '../../components/button-link.js';
import { CopyMenu } from '../../components/copy-menu.js';
import { DownloadMenu } from '../../components/download-menu.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { LoadingState } from '../../components/loading-state.js';
import { Page } from '../../components/page.js';
import { GridGeometry } from '../../drawing/grid-geometry.js';
import { sweepAsPython } from '../../format/copied-python.js';
import { pageAddress } from '../../shell/page-address.js';
import { useLiveVersion, useSweepEvents } from '../../live/use-sweep-events.js';
import { chosen } from '../../shell/search-params.js';
import { SteerMenu } from '../../steering/steer-menu.js';
import { choiceOf } from './choice.js';
import { downloadsOf } from './downloads.js';
import { FiguresPanel } from './figures-panel.js';
import { framedCells } from './framed-cells.js';
import { MapPanel } from './map-panel.js';
import type { PhaseDiagramSearch } from './phase-diagram-search.js';
import styles from './phase-diagram-view.module.css';
import { SlicePanel } from './slice-panel.js';
import { SweepNotes } from './sweep-notes.js';
import { SweepStatus } from './sweep-status.js';
import { VerdictTable } from './verdict-table.js';

/** The phase diagram of a sweep, live: its cells, what is decided, and how the sweep is steered. */
export function PhaseDiagramView(): ReactElement {
  const { sweepId } = useParams({ from: '/sweeps/$sweepId' });
  const search = useSearch({ from: '/sweeps/$sweepId' });
  const navigate = useNavigate();
  const sweep = useCall('getSweep', { params: { sweepId } });
  const verdicts = useCall('getVerdicts', { params: { sweepId } });
  const live = useSweepEvents(sweepId);
  useLiveVersion(live);
  const grid = sweep.data?.grid;
  const geometry = useMemo(() => (grid === undefined ? null : new GridGeometry(grid)), [grid]);
  const found = verdicts.data?.verdicts;
  const framed = useMemo(
    () => (geometry === null || found === undefined ? new Set<number>() : framedCells(found, geometry)),
    [geometry, found],
  );
  const above = <Link to="/">Sweeps</Link>;
  if (live.isGone || isMissing(sweep.error)) {
    return (
      <Page title={sweepId} above={above}>
        <EmptyState title="This sweep is not here" actions={<Link to="/">All sweeps</Link>}>
          <p>It was deleted, or it belongs to another server or to a project that you may not see.</p>
        </EmptyState>
      </Page>
    );
  }
  if (sweep.data === undefined || geometry === null) {
    return (
      <Page title={sweepId} above={above}>
        {sweep.error === null ? (
          <LoadingState what="the sweep" />
        ) : (
          <ErrorState error={sweep.error} onRetry={() => void sweep.refetch()} />
        )}
      </Page>
    );
  }
  const choice = choiceOf(search, geometry);
  const choose = (change: { [Key in keyof PhaseDiagramSearch]: PhaseDiagramSearch[Key] | undefined }): void => {
    void navigate({
      to: '/sweeps/$sweepId',
      params: { sweepId },
      search: chosen({ ...search, ...change }),
      replace: true,
      resetScroll: false,
    });
  };
  const open = (cell: number): void => {
    void navigate({ to: '/sweeps/$sweepId/cells/$cell', params: { sweepId, cell: String(cell) } });
  };
  return (
    <Page
      title={sweep.data.name}
      above={above}
      actions={
        <>
          <SteerMenu sweep={sweep.data} leaves />
          <Link to="/sweeps/$sweepId/trials" params={{ sweepId }} className={buttonClasses()}>
            Trials
          </Link>
          <ButtonLink href={addressOf('reportHtml', { params: { sweepId } })}>Report</ButtonLink>
          <DownloadMenu downloads={downloadsOf(sweepId)} />
          <CopyMenu cli={`liesweep status ${sweepId}`} python={sweepAsPython(pageAddress(), sweepId)} />
        </>
      }
    >
      <SweepStatus sweep={sweep.data} live={live} />
      <SweepNotes sweep={sweep.data} verdicts={verdicts.data} />
      {live.error === null ? null : (
        <ErrorState
          error={live.error}
          onRetry={() => {
            live.again();
          }}
        />
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <MapPanel
            sweep={sweep.data}
            live={live}
            geometry={geometry}
            choice={choice}
            framed={framed}
            onChoose={choose}
            onOpen={open}
          />
          <VerdictTable sweepId={sweepId} geometry={geometry} choice={choice} onChoose={choose} />
        </div>
        <SlicePanel sweepId={sweepId} live={live} geometry={geometry} choice={choice} />
      </div>
      <FiguresPanel sweepId={sweepId} />
    </Page>
  );
}

function isMissing(error: CallError | null): boolean {
  return error?.problem.status === 404;
}
