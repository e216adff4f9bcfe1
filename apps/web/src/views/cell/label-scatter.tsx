import { formatTick } from '@liesweep/figures/notation';
import { PAIR_COLOURS } from '@liesweep/figures/palettes';
import type { ReactElement, Ref } from 'react';
import styles from './cell.module.css';
import { niceTicks } from './nice-ticks.js';

const SIDE = 168;
const MARGIN = { left: 46, right: 8, top: 8, bottom: 38 } as const;
const MOST_TICKS = 4;

/** What the scatter shows. */
export interface LabelScatterProps {
  /** Shape [samples, labels]. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  /** Whether a symmetry leaves φ as it is, so that the diagonal is where samples belong. */
  readonly staysPut: boolean;
  readonly svgRef?: Ref<SVGSVGElement>;
}

/**
 * φ of every sample before against φ after it was moved: a symmetry leaves all on the diagonal, unless labels move along. Several
 * labels share the square, each over its own range.
 */
export function LabelScatter({ before, after, staysPut, svgRef }: LabelScatterProps): ReactElement {
  const count = before[0]?.length ?? 0;
  const ranges = Array.from({ length: count }, (_, label) => rangeOf([...before, ...after].map((row) => row[label])));
  const [range = [0, 1]] = ranges;
  const ticks = count === 1 ? niceTicks(range, MOST_TICKS) : [];
  return (
    <svg
      ref={svgRef}
      className={styles.scatter}
      viewBox={`0 0 ${String(SIDE + MARGIN.left + MARGIN.right)} ${String(SIDE + MARGIN.top + MARGIN.bottom)}`}
      role="img"
      aria-label="φ after against φ before, one point per sample"
    >
      <g transform={`translate(${String(MARGIN.left)} ${String(MARGIN.top)})`}>
        <rect className={styles.ground} width={SIDE} height={SIDE} />
        {staysPut && <line className={styles.diagonal} x1={0} y1={SIDE} x2={SIDE} y2={0} />}
        {ticks.map((value) => (
          <g key={value}>
            <text className={styles.tick} x={place(value, range)} y={SIDE + 15} textAnchor="middle">
              {formatTick(value)}
            </text>
            <text className={styles.tick} x={-6} y={SIDE - place(value, range)} dy="0.35em" textAnchor="end">
              {formatTick(value)}
            </text>
          </g>
        ))}
        <text className={styles.axisTitle} x={SIDE / 2} y={SIDE + 33} textAnchor="middle">
          φ before
        </text>
        <text
          className={styles.axisTitle}
          transform={`translate(-36 ${String(SIDE / 2)}) rotate(-90)`}
          textAnchor="middle"
        >
          φ after
        </text>
        {before.flatMap((labels, sample) =>
          labels.map((value, label) => {
            const moved = after[sample]?.[label] ?? Number.NaN;
            const own = ranges[label] ?? range;
            return Number.isFinite(value) && Number.isFinite(moved) ? (
              <circle
                key={`${String(sample)} ${String(label)}`}
                className={styles.sample}
                {...(count === 1 ? {} : { style: { fill: PAIR_COLOURS[label % PAIR_COLOURS.length] } })}
                cx={place(value, own)}
                cy={SIDE - place(moved, own)}
                r={2}
              />
            ) : null;
          }),
        )}
      </g>
    </svg>
  );
}

type Range = readonly [low: number, high: number];

function rangeOf(values: readonly (number | undefined)[]): Range {
  const finite = values.filter((value): value is number => value !== undefined && Number.isFinite(value));
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const room = 0.05 * (high - low) || 1;
  return [low - room, high + room];
}

function place(value: number, [low, high]: Range): number {
  return ((value - low) / (high - low)) * SIDE;
}
