import type { CellDetail } from '@liesweep/api-contract';
import { formatLoss } from '@liesweep/figures/notation';
import { useRef, type ReactElement } from 'react';
import { useCall } from '../../api/use-call.js';
import { DataTable } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { LoadingState } from '../../components/loading-state.js';
import { Panel } from '../../components/panel.js';
import { Shown } from '../../components/shown.js';
import { CurvesChart } from './curves-chart.js';
import { DrawingMenu } from './drawing-menu.js';
import { TermBars } from './term-bars.js';

/** What is shown of the losses of a cell. */
export interface LossPanelProps {
  readonly sweepId: string;
  readonly cell: CellDetail;
  readonly vanishesBelow: number | null;
  readonly selected: number | null;
}

/** How the loss fell in each restart, and of which terms it is made in the one that is selected. */
export function LossPanel({ sweepId, cell, vanishesBelow, selected }: LossPanelProps): ReactElement {
  const svg = useRef<SVGSVGElement>(null);
  const query = useCall('getCurves', { params: { sweepId, cell: cell.index } }, { keepPrevious: true });
  const trial = cell.trials.find(({ restart }) => restart === selected);
  const curves = query.data?.curves ?? [];
  return (
    <Panel
      title="Loss"
      actions={
        <DrawingMenu
          drawings={[{ svg, name: `curves-n${String(cell.dimension)}-g${String(cell.generators)}`, what: 'Curves' }]}
        />
      }
    >
      {query.data !== undefined ? (
        <>
          <CurvesChart curves={curves} vanishesBelow={vanishesBelow} selected={selected} svgRef={svg} />
          {curves.length < query.data.of && <Shown shown={curves.length} of={query.data.of} what="curves" />}
        </>
      ) : query.error !== null ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <LoadingState what="the curves" />
      )}
      <h3>
        Terms of {trial === undefined ? 'the best restart' : `restart ${String(trial.restart)}`} at its lowest loss,{' '}
        {formatLoss(trial?.lowestLoss ?? cell.lowestLoss)}
      </h3>
      <TermBars terms={trial?.terms ?? cell.terms} weights={cell.weights} />
      {curves.length > 0 && (
        <details>
          <summary>Curves as a table</summary>
          <DataTable
            label="Loss of each restart at its start, half way, and at its end"
            rows={curves}
            rowKey={({ restart }) => String(restart)}
            isMarked={({ restart }) => restart === selected}
            columns={[
              { key: 'restart', header: 'restart', isNumeric: true, cell: ({ restart }) => restart },
              { key: 'vanishes', header: 'vanishes', cell: ({ vanishes }) => (vanishes ? '✓ yes' : 'no') },
              {
                key: 'first',
                header: 'first loss',
                isNumeric: true,
                cell: ({ losses }) => formatLoss(losses[0] ?? null),
              },
              {
                key: 'half',
                header: 'half way',
                isNumeric: true,
                cell: ({ losses }) => formatLoss(losses[Math.floor(losses.length / 2)] ?? null),
              },
              {
                key: 'last',
                header: 'last loss',
                isNumeric: true,
                cell: ({ losses }) => formatLoss(losses.at(-1) ?? null),
              },
              { key: 'steps', header: 'steps', isNumeric: true, cell: ({ steps }) => steps.at(-1) ?? 0 },
            ]}
          />
        </details>
      )}
    </Panel>
  );
}
