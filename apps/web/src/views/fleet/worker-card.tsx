import type { Fleet } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { Badge } from '../../components/badge.js';
import { formatCount } from '../../format/format-count.js';
import { formatDuration } from '../../format/format-duration.js';
import { isSilent } from './fleet-totals.js';
import styles from './fleet.module.css';
import { formatBytes } from './format-bytes.js';

type Worker = Fleet['workers'][number];

/** More slots are a number alone. */
const MOST_SQUARES = 32;

/** One orchestrator or trainer: whether it is there, and what it is doing. */
export function WorkerCard({ worker }: { readonly worker: Worker }): ReactElement {
  const { kind, identity, queue, lastSeenSeconds, device, trialsTrained, residentBytes } = worker;
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['Queue', queue],
    ['Device', device],
    ['Trials trained', trialsTrained === null ? null : formatCount(trialsTrained)],
    ['Memory of the process', residentBytes === null ? null : formatBytes(residentBytes)],
  ];
  return (
    <li className={styles.worker}>
      <div className={styles.workerHead}>
        <strong>{identity}</strong>
        <Seen worker={worker} />
      </div>
      {kind === 'trainer' && <Slots worker={worker} />}
      <DeviceMemory worker={worker} />
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <div>
          <dt>Last seen</dt>
          <dd>{lastSeenSeconds === null ? 'not polling' : `${formatDuration(lastSeenSeconds)} ago`}</dd>
        </div>
      </dl>
    </li>
  );
}

function Seen({ worker }: { readonly worker: Worker }): ReactElement {
  if (worker.lastSeenSeconds === null)
    return (
      <Badge tone="warn" sign="?">
        not polling
      </Badge>
    );
  if (isSilent(worker))
    return (
      <Badge tone="bad" sign="✕">
        silent
      </Badge>
    );
  if ((worker.busySlots ?? 0) > 0)
    return (
      <Badge tone="good" sign="▶">
        at work
      </Badge>
    );
  return (
    <Badge tone="neutral" sign="●">
      ready
    </Badge>
  );
}

function Slots({ worker: { slots, busySlots } }: { readonly worker: Worker }): ReactElement {
  if (slots === null) return <p className={styles.muted}>Its slots are not measured (LIESWEEP_WORKER_METRICS).</p>;
  const busy = busySlots ?? 0;
  return (
    <div className={styles.slots}>
      <span>
        {busy} of {slots} slots busy
      </span>
      {slots <= MOST_SQUARES && (
        <span aria-hidden="true" className={styles.squares}>
          {Array.from({ length: slots }, (_, slot) => (
            <span key={slot} className={slot < busy ? styles.busy : styles.idle} />
          ))}
        </span>
      )}
    </div>
  );
}

function DeviceMemory({ worker }: { readonly worker: Worker }): ReactElement | null {
  const { deviceMemoryBytes: used, deviceMemoryLimitBytes: limit } = worker;
  if (used === null || limit === null || limit === 0) return null;
  return (
    <div className={styles.memory}>
      <span>
        {formatBytes(used)} of {formatBytes(limit)} device memory
      </span>
      <meter aria-label="Device memory" min={0} max={limit} high={0.9 * limit} value={used} />
    </div>
  );
}
