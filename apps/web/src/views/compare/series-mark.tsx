import { PAIR_COLOURS } from '@liesweep/figures/palettes';
import type { ReactElement } from 'react';
import styles from './compare.module.css';

/** Outlines within a square of 10, so that colour never tells series apart alone. */
const SHAPES = [
  'M-4 0A4 4 0 1 0 4 0A4 4 0 1 0-4 0Z',
  'M-4-4H4V4H-4Z',
  'M0-5L4.8 4H-4.8Z',
  'M0-5L5 0 0 5-5 0Z',
  'M0 5L4.8-4H-4.8Z',
  'M-1.6-5H1.6V-1.6H5V1.6H1.6V5H-1.6V1.6H-5V-1.6H-1.6Z',
] as const;

/** The same hues on a dark ground. */
const ON_DARK = ['#4fb0e6', '#f28a3d', '#2fc79b', '#e4a3c6', '#f0b637', '#9ad2f5'] as const;

/** The colour of a series, the same in every view, for either theme. */
export function seriesColour(position: number): string {
  const index = position % PAIR_COLOURS.length;
  return `light-dark(${PAIR_COLOURS[index] ?? PAIR_COLOURS[0]}, ${ON_DARK[index] ?? ON_DARK[0]})`;
}

/** The outline of the mark of a series, about the origin. */
export function seriesShape(position: number): string {
  return SHAPES[position % SHAPES.length] ?? SHAPES[0];
}

/** The mark of a series, as it stands before its name. */
export function SeriesMark({ position }: { readonly position: number }): ReactElement {
  return (
    <svg className={styles.mark} width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <path d={seriesShape(position)} style={{ fill: seriesColour(position) }} />
    </svg>
  );
}
