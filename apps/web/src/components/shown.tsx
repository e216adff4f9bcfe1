import type { ReactElement } from 'react';
import { formatCount } from '../format/format-count.js';
import styles from './states.module.css';

/** How many of how many are shown: `200 of 4 310 sweeps shown`. */
export function Shown({
  shown,
  of,
  what,
}: {
  readonly shown: number;
  readonly of: number;
  readonly what: string;
}): ReactElement {
  return (
    <p className={styles.shown}>
      {formatCount(shown)} of {formatCount(of)} {what} shown
    </p>
  );
}
