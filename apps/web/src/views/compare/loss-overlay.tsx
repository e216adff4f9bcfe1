import { formatLoss } from '@liesweep/figures/notation';
import { useMemo, type ReactElement, type Ref } from 'react';
import { logAxis } from '../cell/log-axis.js';
import { useWidth } from '../cell/use-width.js';
import { sliceLosses, type ComparedSeries } from './compared-series.js';
import styles from './compare.module.css';
import { seriesColour, seriesShape } from './series-mark.js';

const MARGIN = { left: 46, right: 14, top: 12, bottom: 40 } as const;
const HEIGHT = 300;
const MOST_TICKS = 16;

/** What the overlay shows. */
export interface LossOverlayProps {
  readonly series: readonly ComparedSeries[];
  readonly svgRef?: Ref<SVGSVGElement>;
}

/** Lowest loss against N_g of all series in one chart: filled marks vanish, open ones do not. */
export function LossOverlay({ series, svgRef }: LossOverlayProps): ReactElement {
  const [ref, width] = useWidth();
  const lines = useMemo(() => series.map((each) => ({ ...each, losses: sliceLosses(each) })), [series]);
  const all = lines.flatMap(({ losses }) => losses);
  const counts = [...new Set(all.map(({ generators }) => generators))].sort((p, q) => p - q);
  const criteria = [...new Set(series.flatMap(({ sweep }) => sweep.vanishesBelow ?? []))];
  const axis = logAxis(
    all.map(({ loss }) => loss),
    criteria,
  );
  const inner = Math.max(80, width - MARGIN.left - MARGIN.right);
  const height = HEIGHT - MARGIN.top - MARGIN.bottom;
  const [low = 0, high = 1] = [counts[0], counts.at(-1)];
  const x = (generators: number): number =>
    high === low ? inner / 2 : ((generators - low) / (high - low)) * (inner - 20) + 10;
  const y = (loss: number | null): number => (1 - (axis.place(loss) ?? 1)) * height;
  const stride = Math.max(1, Math.ceil(counts.length / Math.min(MOST_TICKS, inner / 28)));
  return (
    <div ref={ref}>
      <svg
        ref={svgRef}
        className={styles.chart}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`Lowest loss against the number of generators, of ${series.map(({ name }) => name).join('; ')}`}
      >
        <g transform={`translate(${String(MARGIN.left)} ${String(MARGIN.top)})`}>
          {axis.ticks.map(({ place, label }) => (
            <g key={label} transform={`translate(0 ${String((1 - place) * height)})`}>
              <line className={styles.grid} x2={inner} />
              <text className={styles.tick} x={-8} dy="0.35em" textAnchor="end">
                {label}
              </text>
            </g>
          ))}
          {criteria.map((criterion) => (
            <line key={criterion} className={styles.criterion} x2={inner} y1={y(criterion)} y2={y(criterion)} />
          ))}
          {counts.map((generators, index) =>
            index % stride === 0 ? (
              <text key={generators} className={styles.tick} x={x(generators)} y={height + 17} textAnchor="middle">
                {generators}
              </text>
            ) : null,
          )}
          <text className={styles.axisTitle} x={inner / 2} y={height + 35} textAnchor="middle">
            number of generators N_g
          </text>
          {lines.map(({ key, position, name, losses, slice }) => (
            <g key={key} style={{ color: seriesColour(position) }}>
              <polyline
                className={styles.line}
                points={losses
                  .filter(({ loss }) => loss !== null)
                  .map(({ generators, loss }) => `${x(generators).toFixed(1)},${y(loss).toFixed(1)}`)
                  .join(' ')}
              />
              {losses.map(({ generators, loss, vanishes }) =>
                loss === null ? null : (
                  <path
                    key={generators}
                    className={styles.dot}
                    data-vanishes={vanishes || undefined}
                    data-detected={generators === slice?.groupDimension.value || undefined}
                    d={seriesShape(position)}
                    transform={`translate(${x(generators).toFixed(1)} ${y(loss).toFixed(1)})`}
                  >
                    <title>{`${name}: N_g = ${String(generators)}, ${formatLoss(loss)}`}</title>
                  </path>
                ),
              )}
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}
