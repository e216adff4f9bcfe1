import { useNavigate, useSearch } from '@tanstack/react-router';
import type { LogLines } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { useCall } from '../../api/use-call.js';
import { ErrorState } from '../../components/error-state.js';
import { Panel } from '../../components/panel.js';
import { Select } from '../../components/select.js';
import styles from './fleet.module.css';

const EVERY_MS = 4_000;
const MOST_LINES = 200;

const LEVELS = [
  { value: 'debug', label: 'all lines' },
  { value: 'info', label: 'info and graver' },
  { value: 'warn', label: 'warnings and errors' },
  { value: 'error', label: 'errors' },
] as const;

/** The latest lines of the logs, the latest first. */
export function LogPanel(): ReactElement {
  const { level: asked }: { readonly level?: unknown } = useSearch({ strict: false });
  const navigate = useNavigate();
  const level = LEVELS.find(({ value }) => value === asked)?.value ?? 'info';
  const { data, error } = useCall(
    'getLogs',
    { query: { level, limit: MOST_LINES } },
    { everyMs: EVERY_MS, keepPrevious: true },
  );
  return (
    <Panel
      title="Log"
      actions={
        <Select
          label="Level"
          value={level}
          options={LEVELS}
          onChange={(chosen) => {
            void navigate({ to: '/fleet', search: { level: chosen }, replace: true });
          }}
        />
      }
    >
      {error !== null && <ErrorState error={error} />}
      {data?.note != null && <p className={styles.muted}>{data.note}</p>}
      {data !== undefined && data.lines.length > 0 && <Lines lines={data.lines} />}
    </Panel>
  );
}

function Lines({ lines }: Pick<LogLines, 'lines'>): ReactElement {
  return (
    <>
      <ol className={styles.log} aria-label="Log lines, the latest first" tabIndex={0}>
        {lines.toReversed().map((line) => (
          <li
            key={`${line.time} ${line.process} ${line.message} ${JSON.stringify(line.fields)}`}
            data-level={line.level}
          >
            <span className={styles.when}>
              <time dateTime={line.time}>{timeOfDay(line.time)}</time> {line.level} {line.process}
            </span>
            <span>
              {line.message} <span className={styles.fields}>{fieldsText(line.fields)}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.muted}>The latest {lines.length} lines shown; liesweep logs shows all.</p>
    </>
  );
}

function timeOfDay(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : date.toLocaleTimeString('en-GB');
}

function fieldsText(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
