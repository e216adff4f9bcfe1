import { formatTick } from '@liesweep/figures/notation';
import type { ReactElement, Ref } from 'react';
import styles from './cell.module.css';
import { niceTicks } from './nice-ticks.js';

const SIDE = 240;
const MARGIN = { left: 50, right: 12, top: 10, bottom: 40 } as const;
const MOST_TICKS = 4;

/** What the scatter shows. */
export interface LabelScatterProps {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly svgRef?: Ref<SVGSVGElement>;
}

/** φ of every sample before against φ after it was moved: a symmetry leaves all on the diagonal. */
export function LabelScatter({ before, after, svgRef }: LabelScatterProps): ReactElement {
  const finite = [...before, ...after].filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const room = 0.05 * (high - low) || 1;
  const range = [low - room, high + room] as const;
  const place = (value: number): number => ((value - range[0]) / (range[1] - range[0])) * SIDE;
  const ticks = niceTicks(range, MOST_TICKS);
  return (
    <svg
      ref={svgRef}
      className={styles['scatter']}
      viewBox={`0 0 ${String(SIDE + MARGIN.left + MARGIN.right)} ${String(SIDE + MARGIN.top + MARGIN.bottom)}`}
      role="img"
      aria-label="φ after against φ before, one point per sample"
    >
      <g transform={`translate(${String(MARGIN.left)} ${String(MARGIN.top)})`}>
        <rect className={styles['ground']} width={SIDE} height={SIDE} />
        <line className={styles['diagonal']} x1={0} y1={SIDE} x2={SIDE} y2={0} />
        {ticks.map((value) => (
          <g key={value}>
            <text className={styles['tick']} x={place(value)} y={SIDE + 15} textAnchor="middle">
              {formatTick(value)}
            </text>
            <text className={styles['tick']} x={-6} y={SIDE - place(value)} dy="0.35em" textAnchor="end">
              {formatTick(value)}
            </text>
          </g>
        ))}
        <text className={styles['axisTitle']} x={SIDE / 2} y={SIDE + 33} textAnchor="middle">
          φ before
        </text>
        <text className={styles['axisTitle']} transform={`translate(-39 ${String(SIDE / 2)}) rotate(-90)`} textAnchor="middle">
          φ after
        </text>
        {before.map((value, index) => {
          const moved = after[index] ?? Number.NaN;
          return Number.isFinite(value) && Number.isFinite(moved) ? (
            <circle key={index} className={styles['sample']} cx={place(value)} cy={SIDE - place(moved)} r={2.8} />
          ) : null;
        })}
      </g>
    </svg>
  );
}
