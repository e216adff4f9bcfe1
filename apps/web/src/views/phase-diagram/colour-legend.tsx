import { powerOfTen } from '@liesweep/figures/notation';
import { SEQUENTIAL } from '@liesweep/figures/palettes';
import type { ReactElement } from 'react';
import { classes } from '../../style/classes.js';
import styles from './phase-diagram-view.module.css';

/** What the colours and signs of the map mean. */
export function ColourLegend({ domain: [low, high] }: { readonly domain: readonly [number, number] }): ReactElement {
  return (
    <div className={styles.legend}>
      <span className={styles.scale}>
        lowest loss {powerOfTen(low)}
        <svg className={styles.ramp} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <defs>
            <linearGradient id="loss-ramp">
              {SEQUENTIAL.map((colour, position) => (
                <stop key={colour} offset={position / (SEQUENTIAL.length - 1)} stopColor={colour} />
              ))}
            </linearGradient>
          </defs>
          <rect width="100" height="1" fill="url(#loss-ramp)" />
        </svg>
        {powerOfTen(high)}
      </span>
      <span className={styles.key}>✓ vanishes</span>
      <span className={styles.key}>
        <span className={classes(styles.swatch, styles.framedSwatch)} aria-hidden="true" /> detected group dimension
      </span>
      <span className={styles.key}>
        <span className={classes(styles.swatch, styles.hatchSwatch)} aria-hidden="true" /> no finite loss
      </span>
      <span className={styles.key}>
        <span className={styles.swatch} aria-hidden="true" /> not trained yet
      </span>
    </div>
  );
}
