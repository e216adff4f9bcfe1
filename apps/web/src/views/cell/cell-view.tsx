import type { CellDetail, Generators, SweepDetail } from '@liesweep/api-contract';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useCall } from '../../api/use-call.js';
import { Badge } from '../../components/badge.js';
import { CopyMenu } from '../../components/copy-menu.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { LoadingState } from '../../components/loading-state.js';
import { Page } from '../../components/page.js';
import { useSweepEvents } from '../../live/use-sweep-events.js';
import { AlgebraPanel } from './algebra-panel.js';
import { CellDownloads } from './cell-downloads.js';
import { CellNavigation } from './cell-navigation.js';
import { cellSearch, type CellSearch } from './cell-search.js';
import { cellState } from './cell-state.js';
import styles from './cell.module.css';
import { cellAsCommands, cellAsPython, type CopiedCell } from './copied-text.js';
import { GeneratorAction } from './generator-action.js';
import { GeneratorsPanel } from './generators-panel.js';
import { gridNeighbours, sliceOfCell } from './grid-neighbours.js';
import { LossPanel } from './loss-panel.js';
import { RefereePanel } from './referee-panel.js';
import { RestartsPanel } from './restarts-panel.js';
import { SliceVerdict } from './slice-verdict.js';
import { useAskAgain } from './use-ask-again.js';
import { useCellKeys } from './use-cell-keys.js';

/** One cell: its restarts, curves and generators. */
export function CellView(): ReactElement {
  const { sweepId = '', cell: index = '' } = useParams({ strict: false });
  useSweepEvents(sweepId);
  const sweep = useCall('getSweep', { params: { sweepId } });
  const cell = useCall('getCell', { params: { sweepId, cell: index } }, { keepPrevious: true });
  useCellKeys(sweepId, sweep.data?.grid, Number(index));
  const error = sweep.error ?? cell.error;
  if (sweep.data !== undefined && cell.data !== undefined && !cell.isPlaceholderData) {
    return <Cell sweep={sweep.data} cell={cell.data} />;
  }
  const before = cell.data;
  if (error !== null) {
    return (
      <Page title="Cell" above={<SweepLink sweepId={sweepId} />}>
        <ErrorState
          error={error}
          onRetry={() => {
            void sweep.refetch();
            void cell.refetch();
          }}
        />
      </Page>
    );
  }
  if (sweep.data !== undefined && before !== undefined && before.index !== Number(index)) {
    return <Cell sweep={sweep.data} cell={before} isLeaving />;
  }
  return (
    <Page title="Cell" above={<SweepLink sweepId={sweepId} />}>
      <LoadingState what="the cell" />
    </Page>
  );
}

function SweepLink({ sweepId, name = sweepId }: { readonly sweepId: string; readonly name?: string }): ReactElement {
  return (
    <Link to="/sweeps/$sweepId" params={{ sweepId }}>
      ‹ {name}
    </Link>
  );
}

function Cell({
  sweep,
  cell,
  isLeaving = false,
}: {
  readonly sweep: SweepDetail;
  readonly cell: CellDetail;
  /** It is shown until its neighbour is there. */
  readonly isLeaving?: boolean;
}): ReactElement {
  const { sweepId, grid, vanishesBelow } = sweep;
  const { restart, basis = 'trained', generator = 0 } = cellSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const look = (change: CellSearch): void => {
    void navigate({
      from: '/sweeps/$sweepId/cells/$cell',
      to: '.',
      search: (before: object) => ({ ...before, ...change }),
      replace: true,
      resetScroll: false,
    });
  };
  const params = { sweepId, cell: cell.index };
  const generators = useCall(
    'getGenerators',
    { params, query: { basis, restart } },
    { keepPrevious: true, enabled: cell.recorded > 0 },
  );
  useAskAgain(params, `${String(cell.recorded)} ${String(cell.bestRestart)} ${String(cell.vanishingTrials)}`);
  const state = cellState(cell, vanishesBelow);
  const shownRestart = restart ?? cell.bestRestart;
  const slice = sliceOfCell(grid, cell.index);
  const copied = copiedCell(sweep, cell, slice);
  const title = `n = ${String(cell.dimension)}, N_g = ${String(cell.generators)}`;
  const found = generators.data;
  const count = found === undefined ? 0 : generatorCount(found, cell);
  const position = Math.min(generator, Math.max(0, count - 1));
  return (
    <Page
      title={`${title} · ${sweep.name}`}
      heading={
        <>
          n&nbsp;=&nbsp;{cell.dimension}, N<sub>g</sub>&nbsp;=&nbsp;{cell.generators}
        </>
      }
      above={<SweepLink sweepId={sweepId} name={sweep.name} />}
      actions={
        <>
          <CopyMenu cli={cellAsCommands(copied)} python={cellAsPython(copied, location.href.replace(/#.*$/, ''))} />
          <CellDownloads sweepId={sweepId} cell={cell} copied={copied} />
        </>
      }
    >
      <div className={styles.summary} aria-busy={isLeaving}>
        <p className={styles.state}>
          <Badge tone={BADGES[state.tone].tone} sign={BADGES[state.tone].sign}>
            {state.word}
          </Badge>
          <span>{state.reason}</span>
        </p>
        <SliceVerdict sweepId={sweepId} slice={slice} />
        <div className={styles.row}>
          <CellNavigation sweepId={sweepId} grid={grid} cell={cell.index} />
          <code className={styles.muted}>{cell.system}</code>
        </div>
      </div>
      {cell.recorded === 0 ? (
        <EmptyState title="Nothing is trained here yet">
          {cell.failures.length > 0
            ? 'All of its restarts that were tried have failed; retry them from the sweep.'
            : 'The page shows the first restart as soon as it is recorded.'}
        </EmptyState>
      ) : (
        <div className={styles.columns}>
          <div className={styles.column}>
            {found === undefined ? (
              generators.error === null && (
                <div className={styles.waiting}>
                  <LoadingState what="what the generators do" />
                </div>
              )
            ) : (
              <GeneratorAction
                sweepId={sweepId}
                cell={cell.index}
                generator={position}
                basis={found.basis}
                kind={found.kind}
                count={count}
                onGenerator={(next) => {
                  look({ generator: next });
                }}
              />
            )}
            <RestartsPanel
              cell={cell}
              vanishesBelow={vanishesBelow}
              selected={shownRestart}
              onSelect={(next) => {
                look({ restart: next });
              }}
            />
            <LossPanel sweepId={sweepId} cell={cell} vanishesBelow={vanishesBelow} selected={shownRestart} />
          </div>
          <div className={styles.column}>
            {found !== undefined ? (
              <GeneratorsPanel
                sweepId={sweepId}
                cell={cell}
                slice={copied.slice}
                generators={found}
                selected={position}
                onSelect={(next) => {
                  look({ generator: next });
                }}
                onBasis={(next) => {
                  look({ basis: next });
                }}
              />
            ) : generators.error !== null ? (
              <ErrorState error={generators.error} onRetry={() => void generators.refetch()} />
            ) : (
              <LoadingState what="the generators" />
            )}
            {found !== undefined && found.kind !== 'networks' && <AlgebraPanel generators={found} />}
            {found !== undefined && (
              <RefereePanel referee={found.referee} restart={found.restart} weights={cell.weights} />
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

/** Networks are neither matrices nor formulas, and there are N_g of them. */
function generatorCount({ matrices, formulas }: Generators, { generators }: CellDetail): number {
  return Math.max(matrices.length, formulas.length) || generators;
}

const BADGES = {
  good: { tone: 'good', sign: '✓' },
  neutral: { tone: 'neutral', sign: '…' },
  warning: { tone: 'warn', sign: '–' },
} as const;

function copiedCell({ sweepId, grid }: SweepDetail, cell: CellDetail, slice: number): CopiedCell {
  const varying = gridNeighbours(grid, cell.index).filter(
    ({ axis, count }) => count > 1 && axis !== 'dimension' && axis !== 'generators',
  );
  const slices = Object.values(grid.weights).reduce((product, values) => product * values.length, 1);
  return {
    sweepId,
    dimension: cell.dimension,
    generators: cell.generators,
    slice: slice % slices,
    weights: Object.fromEntries(varying.map(({ axis, value }) => [axis, value])),
  };
}
