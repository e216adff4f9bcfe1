import type { ReactElement } from 'react';
import { formatCount } from '../format/format-count.js';
import styles from './progress-bar.module.css';

/** How much of a sweep is recorded, with the part that was given up. */
export function ProgressBar({
  recorded,
  failed = 0,
  total,
  label,
}: {
  readonly recorded: number;
  readonly failed?: number;
  readonly total: number;
  readonly label: string;
}): ReactElement {
  const share = (part: number): number => (total === 0 ? 0 : (100 * part) / total);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={recorded}
      aria-valuetext={`${formatCount(recorded)} of ${formatCount(total)} trials`}
      className={styles.bar}
    >
      <span className={styles.recorded} style={{ width: `${String(share(recorded))}%` }} />
      {failed === 0 ? null : <span className={styles.failed} style={{ width: `${String(share(failed))}%` }} />}
    </div>
  );
}
