import type { ReactElement, ReactNode } from 'react';
import { classes } from '../style/classes.js';
import styles from './badge.module.css';

/** How a badge sounds. */
export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad';

/** A word with a sign before it, in a colour: the colour never says anything alone. */
export function Badge({
  tone,
  sign,
  children,
}: {
  readonly tone: Tone;
  readonly sign: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      <span aria-hidden="true" className={styles.sign}>
        {sign}
      </span>
      {children}
    </span>
  );
}
