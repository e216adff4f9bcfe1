import type { CellDetail } from '@liesweep/api-contract';
import { formatLoss } from '@liesweep/figures/notation';
import { useRef, type ReactElement } from 'react';
import { Button } from '../../components/button.js';
import { DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/panel.js';
import { Shown } from '../../components/shown.js';
import { formatDuration } from '../../format/format-duration.js';
import styles from './cell.module.css';
import { DrawingMenu } from './drawing-menu.js';
import { RestartStrip } from './restart-strip.js';
import { saveText } from './save-text.js';
import { stripSummary } from './strip-summary.js';
import { trialsCsv } from './trials-csv.js';

/** What is shown of the restarts of a cell. */
export interface RestartsPanelProps {
  readonly cell: CellDetail;
  readonly vanishesBelow: number | null;
  readonly selected: number | null;
  readonly onSelect: (restart: number) => void;
}

/** All restarts of a cell: their final losses as a strip, and as a table. */
export function RestartsPanel({ cell, vanishesBelow, selected, onSelect }: RestartsPanelProps): ReactElement {
  const svg = useRef<SVGSVGElement>(null);
  const { trials, recorded, restarts, failures } = cell;
  const name = `restarts-n${String(cell.dimension)}-g${String(cell.generators)}`;
  return (
    <Panel
      title="Restarts"
      actions={
        <DrawingMenu
          drawings={[{ svg, name, what: 'Strip' }]}
          more={[
            {
              label: 'Restarts, CSV',
              save: () => {
                saveText(trialsCsv(trials), `${name}.csv`, 'text/csv');
              },
            },
          ]}
        />
      }
    >
      <p className={styles.note}>
        {recorded} of {restarts} recorded
        {failures.length === 0 ? '' : `, ${String(failures.length)} given up`}: {stripSummary(trials)}.
      </p>
      <RestartStrip
        trials={trials}
        vanishesBelow={vanishesBelow}
        selected={selected}
        onSelect={onSelect}
        svgRef={svg}
      />
      <ul className={styles.key} aria-label="Marks">
        <li>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
            <circle className={styles.vanished} r="4.2" />
          </svg>{' '}
          vanishes
        </li>
        <li>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
            <path className={styles.remained} d="M0-4.4 4.4 0 0 4.4-4.4 0Z" />
          </svg>{' '}
          does not
        </li>
      </ul>
      {trials.length < recorded && <Shown shown={trials.length} of={recorded} what="trials" />}
      <details>
        <summary>Restarts as a table</summary>
        <DataTable
          label="Restarts, the best first"
          rows={trials}
          rowKey={({ restart }) => String(restart)}
          isMarked={({ restart }) => restart === selected}
          columns={[
            {
              key: 'restart',
              header: 'restart',
              isNumeric: true,
              cell: ({ restart }) => (
                <Button
                  isSmall
                  tone="quiet"
                  label={`Show restart ${String(restart)}`}
                  isOn={restart === selected}
                  onPress={() => {
                    onSelect(restart);
                  }}
                >
                  {restart}
                </Button>
              ),
            },
            { key: 'final', header: 'final loss', isNumeric: true, cell: ({ finalLoss }) => formatLoss(finalLoss) },
            { key: 'vanishes', header: 'vanishes', cell: ({ vanishes }) => (vanishes ? '✓ yes' : 'no') },
            { key: 'outcome', header: 'outcome', cell: ({ outcome }) => outcome },
            { key: 'steps', header: 'steps', isNumeric: true, cell: ({ steps }) => steps },
            { key: 'seconds', header: 'time', isNumeric: true, cell: ({ seconds }) => formatDuration(seconds) },
            { key: 'device', header: 'device', cell: ({ device }) => device },
          ]}
        />
      </details>
      {failures.length > 0 && (
        <details>
          <summary>{failures.length} given up</summary>
          <DataTable
            label="Restarts that were given up"
            rows={failures}
            rowKey={({ restart }) => String(restart)}
            columns={[
              { key: 'restart', header: 'restart', isNumeric: true, cell: ({ restart }) => restart },
              { key: 'class', header: 'failure', cell: ({ failureClass }) => failureClass },
              { key: 'message', header: 'what was said', cell: ({ message }) => message },
              { key: 'attempts', header: 'attempts', isNumeric: true, cell: ({ attempts }) => attempts },
            ]}
          />
        </details>
      )}
    </Panel>
  );
}
