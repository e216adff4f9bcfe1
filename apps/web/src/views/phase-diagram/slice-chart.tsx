import { powerOfTen } from '@liesweep/figures/notation';
import type { LossTerm } from '@liesweep/sweep/loss-weights';
import type { ReactElement } from 'react';
import styles from './slice-chart.module.css';
import type { SlicePoint } from './slice-points.js';

const WIDTH = 460;
const HEIGHT = 240;
const ROOM = { left: 46, right: 12, top: 14, bottom: 34 };

/** The lowest loss of a slice against N_g, each point with the sign and the colour of its dominant term. */
export function SliceChart({
  points,
  domain: [low, high],
  detected,
  chosenCell,
  title,
}: {
  readonly points: readonly SlicePoint[];
  readonly domain: readonly [low: number, high: number];
  /** N_g at which the group dimension was detected. */
  readonly detected: number | null;
  readonly chosenCell: number | undefined;
  readonly title: string;
}): ReactElement {
  const last = Math.max(1, points.length - 1);
  const inner = { width: WIDTH - ROOM.left - ROOM.right, height: HEIGHT - ROOM.top - ROOM.bottom };
  const x = (position: number): number => ROOM.left + ((position + 0.5) * inner.width) / (last + 1);
  const y = (level: number): number => ROOM.top + ((high - level) / (high - low)) * inner.height;
  const known = points.map((point, position) => ({ ...point, position })).filter(({ level }) => !Number.isNaN(level));
  const ticks = decades(low, high);
  const every = Math.ceil(points.length / 16);
  const terms = [...new Set(known.flatMap(({ term }) => (term === null ? [] : [term])))];
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        role="img"
        aria-label={`${title}; the table below says the same`}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={styles.grid} x1={ROOM.left} x2={WIDTH - ROOM.right} y1={y(tick)} y2={y(tick)} />
            <text className={styles.label} x={ROOM.left - 6} y={y(tick) + 3.5} textAnchor="end">
              {powerOfTen(tick)}
            </text>
          </g>
        ))}
        {points.map(({ generators, cell }, position) =>
          position % every === 0 ? (
            <text key={cell} className={styles.label} x={x(position)} y={HEIGHT - ROOM.bottom + 15} textAnchor="middle">
              {generators}
            </text>
          ) : null,
        )}
        <text className={styles.label} x={ROOM.left + inner.width / 2} y={HEIGHT - 4} textAnchor="middle">
          number of generators N_g
        </text>
        {points.map(({ generators }, position) =>
          generators === detected ? (
            <rect
              key={generators}
              className={styles.detected}
              x={x(position) - Math.min(14, inner.width / (last + 1) / 2)}
              width={Math.min(28, inner.width / (last + 1))}
              y={ROOM.top - 4}
              height={inner.height + 8}
              rx={5}
            />
          ) : null,
        )}
        <polyline
          className={styles.curve}
          points={known.map(({ position, level }) => `${x(position).toFixed(1)},${y(level).toFixed(1)}`).join(' ')}
        />
        {known.map(({ cell, position, level, term, vanishing }) => (
          <g key={cell} transform={`translate(${x(position).toFixed(1)} ${y(level).toFixed(1)})`}>
            {cell === chosenCell ? <circle className={styles.chosen} r={10} /> : null}
            <path className={styles[term ?? 'none']} d={SIGNS[term ?? 'none']} />
            {vanishing > 0 ? <path className={styles.check} d="M5 -8 L7.5 -5.5 L12 -11" /> : null}
          </g>
        ))}
      </svg>
      <figcaption className={styles.legend}>
        {terms.map((term) => (
          <span key={term}>
            <svg viewBox="-7 -7 14 14" width="13" height="13" aria-hidden="true">
              <path className={styles[term]} d={SIGNS[term]} />
            </svg>{' '}
            {term}
          </span>
        ))}
        {known.some(({ vanishing }) => vanishing > 0) ? <span>✓ vanishes</span> : null}
        {detected === null ? null : (
          <span>
            <span aria-hidden="true" className={styles.frame} /> detected group dimension
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** The signs of the report’s figure of the same name: circle, triangle, diamond, square, triangle downwards. */
const SIGNS: Readonly<Record<LossTerm | 'none', string>> = {
  invariance: 'M-5 0 A5 5 0 1 0 5 0 A5 5 0 1 0 -5 0Z',
  normalization: 'M0 -5.6 L5.6 4.4 L-5.6 4.4Z',
  orthogonality: 'M0 -6.4 L5 0 L0 6.4 L-5 0Z',
  closure: 'M-4.6 -4.6 H4.6 V4.6 H-4.6Z',
  sparsity: 'M0 5.6 L5.6 -4.4 L-5.6 -4.4Z',
  none: 'M-4 -4 L4 4 M4 -4 L-4 4',
};

function decades(low: number, high: number): readonly number[] {
  const step = Math.max(1, Math.ceil((high - low) / 7));
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, index) => first + index * step);
}
