import type { Curves } from '@liesweep/api-contract';
import { formatLoss } from '@liesweep/figures/notation';
import { useMemo, useState, type KeyboardEvent, type PointerEvent, type ReactElement, type Ref } from 'react';
import styles from './cell.module.css';
import { logAxis } from './log-axis.js';
import { useWidth } from './use-width.js';

const MARGIN = { left: 44, right: 12, top: 10, bottom: 36 } as const;
const HEIGHT = 240;
const KEY_STEP = 0.02;

/** What the chart of curves shows. */
export interface CurvesChartProps {
  readonly curves: Curves['curves'];
  readonly vanishesBelow: number | null;
  readonly selected: number | null;
  readonly svgRef?: Ref<SVGSVGElement>;
}

type Curve = Curves['curves'][number];

/** Loss against steps of all trials of a cell: the selected one strong, the others faint, the criterion dashed. */
export function CurvesChart({ curves, vanishesBelow, selected, svgRef }: CurvesChartProps): ReactElement {
  const [ref, width] = useWidth();
  const [share, setShare] = useState<number | null>(null);
  const inner = Math.max(60, width - MARGIN.left - MARGIN.right);
  const height = HEIGHT - MARGIN.top - MARGIN.bottom;
  const longest = Math.max(1, ...curves.map(({ steps }) => steps.at(-1) ?? 0));
  const strong = curves.find(({ restart }) => restart === selected) ?? curves.find(({ isBest }) => isBest);
  const { axis, paths } = useMemo(() => {
    const scale = logAxis(
      curves.flatMap(({ losses }) => losses),
      vanishesBelow === null ? [] : [vanishesBelow],
    );
    return {
      axis: scale,
      paths: curves.map((curve) =>
        linePath(curve, (step, loss) => {
          const place = scale.place(loss);
          return place === null ? null : [(step / longest) * inner, (1 - place) * height];
        }),
      ),
    };
  }, [curves, vanishesBelow, inner, height, longest]);
  const criterion = vanishesBelow === null ? null : axis.place(vanishesBelow);
  const read = share === null || strong === undefined ? null : pointAt(strong, share * longest);

  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    setShare(Math.min(1, Math.max(0, (event.clientX - box.left - MARGIN.left) / inner)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: KEY_STEP, ArrowLeft: -KEY_STEP }[event.key];
    if (step === undefined) return;
    setShare((before) => Math.min(1, Math.max(0, (before ?? 0) + step)));
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={ref}>
      <div
        className={styles.focusable}
        role="slider"
        tabIndex={0}
        aria-label="Step at which the strong curve is read"
        aria-valuemin={0}
        aria-valuemax={longest}
        aria-valuenow={Math.round((share ?? 0) * longest)}
        aria-valuetext={read === null ? 'not read yet' : `step ${String(read.step)}, loss ${formatLoss(read.loss)}`}
        onKeyDown={onKeyDown}
      >
        <svg
          ref={svgRef}
          role="presentation"
          className={styles.chart}
          width={width}
          height={HEIGHT}
          onPointerMove={onPointerMove}
          onPointerLeave={() => {
            setShare(null);
          }}
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
            {stepTicks(longest).map((step) => (
              <text
                key={step}
                className={styles.tick}
                x={(step / longest) * inner}
                y={height + 15}
                textAnchor={step === longest ? 'end' : 'middle'}
              >
                {step}
              </text>
            ))}
            <text className={styles.axisTitle} x={inner / 2} y={height + 32} textAnchor="middle">
              step
            </text>
            {curves.map((curve, index) =>
              curve === strong ? null : (
                <path
                  key={curve.restart}
                  className={styles.curve}
                  data-vanishes={curve.vanishes || undefined}
                  d={paths[index]}
                />
              ),
            )}
            {criterion !== null && (
              <line
                className={styles.criterion}
                x2={inner}
                y1={(1 - criterion) * height}
                y2={(1 - criterion) * height}
              />
            )}
            {strong !== undefined && (
              <path
                className={styles.strongCurve}
                data-vanishes={strong.vanishes || undefined}
                d={paths[curves.indexOf(strong)]}
              />
            )}
            {read !== null && (
              <g transform={`translate(${String((read.step / longest) * inner)} 0)`}>
                <line className={styles.cursor} y2={height} />
                <circle className={styles.cursorPoint} r={4} cy={(1 - (axis.place(read.loss) ?? 0)) * height} />
              </g>
            )}
          </g>
        </svg>
      </div>
      <p className={styles.readout}>
        {strong === undefined
          ? ''
          : read === null
            ? `Strong: restart ${String(strong.restart)}${strong.isBest ? ', the best' : ''}.`
            : `restart ${String(strong.restart)}, step ${String(read.step)}: loss ${formatLoss(read.loss)}`}
      </p>
    </div>
  );
}

/** A line through the points that have a place; broken where one has none. */
function linePath(
  { steps, losses }: Curve,
  place: (step: number, loss: number | null) => readonly [number, number] | null,
): string {
  let isDown = false;
  return steps
    .map((step, index) => {
      const point = place(step, losses[index] ?? null);
      const command = point === null ? '' : `${isDown ? 'L' : 'M'}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
      isDown = point !== null;
      return command;
    })
    .join('');
}

function pointAt({ steps, losses }: Curve, step: number): { step: number; loss: number | null } | null {
  let nearest: { step: number; loss: number | null } | null = null;
  steps.forEach((each, index) => {
    if (nearest === null || Math.abs(each - step) < Math.abs(nearest.step - step)) {
      nearest = { step: each, loss: losses[index] ?? null };
    }
  });
  return nearest;
}

/** A handful of round numbers of steps. */
function stepTicks(longest: number): number[] {
  const rough = longest / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const stride = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? power;
  return Array.from({ length: Math.floor(longest / stride) + 1 }, (_, index) => index * stride);
}
