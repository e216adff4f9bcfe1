import type { Trial } from '@liesweep/api-contract';
import { formatLoss } from '@liesweep/figures/notation';
import { useId, useMemo, useState, type KeyboardEvent, type ReactElement, type Ref } from 'react';
import styles from './cell.module.css';
import { describeTrial } from './describe-trial.js';
import { dodgeLanes } from './dodge-lanes.js';
import { logAxis } from './log-axis.js';
import { useWidth } from './use-width.js';

const SIZE = 10;
/** Lanes on either side of the middle: at most, and at least where few are taken. */
const LANES = { most: 14, least: 3 } as const;
const MARGIN = { left: 14, right: 14, top: 26, bottom: 34 } as const;
/** Trials without a finite loss stand apart, right of the axis. */
const GUTTER = 66;

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** What the strip of restarts shows. */
export interface RestartStripProps {
  readonly trials: readonly Trial[];
  readonly vanishesBelow: number | null;
  /** The restart that the rest of the page shows. */
  readonly selected: number | null;
  readonly onSelect: (restart: number) => void;
  readonly svgRef?: Ref<SVGSVGElement>;
}

/**
 * All restarts of a cell along a logarithmic axis of final losses: how far they spread, and which vanish, by shape and colour.
 * Arrow keys walk along it, Enter or a click selects.
 */
export function RestartStrip({ trials, vanishesBelow, selected, onSelect, svgRef }: RestartStripProps): ReactElement {
  const [ref, width] = useWidth();
  const id = useId();
  const [looked, setLooked] = useState<number | null>(null);
  const ordered = useMemo(
    () => [...trials].sort((p, q) => (p.finalLoss ?? Infinity) - (q.finalLoss ?? Infinity) || p.restart - q.restart),
    [trials],
  );
  const hasDiverged = ordered.some(({ finalLoss }) => finalLoss === null);
  const inner = Math.max(60, width - MARGIN.left - MARGIN.right - (hasDiverged ? GUTTER : 0));
  const { axis, places, lanes } = useMemo(() => {
    const losses = ordered.map(({ finalLoss }) => finalLoss);
    const scale = logAxis(losses, vanishesBelow === null ? [] : [vanishesBelow]);
    const along = losses.map((loss) => {
      const place = scale.place(loss);
      return place === null ? inner + GUTTER / 2 + SIZE : place * inner;
    });
    return { axis: scale, places: along, lanes: dodgeLanes(along, SIZE + 1, LANES.most) };
  }, [ordered, vanishesBelow, inner]);
  const reach = Math.max(LANES.least, ...lanes.map(Math.abs));
  const height = MARGIN.top + (2 * reach + 1) * SIZE + MARGIN.bottom;
  const middle = MARGIN.top + (reach + 0.5) * SIZE;
  const current = ordered.findIndex(({ restart }) => restart === (looked ?? selected));
  const shown = ordered[current];
  const criterion = vanishesBelow === null ? null : axis.place(vanishesBelow);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      const next = ordered[Math.min(ordered.length - 1, Math.max(0, current + step))];
      if (next !== undefined) setLooked(next.restart);
    } else if ((event.key === 'Enter' || event.key === ' ') && shown !== undefined) {
      onSelect(shown.restart);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={ref}>
      <div
        className={styles.focusable}
        role="listbox"
        tabIndex={0}
        aria-label="Restarts by final loss, the lowest first"
        aria-activedescendant={shown === undefined ? undefined : `${id}-${String(shown.restart)}`}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setLooked(null);
        }}
        onMouseLeave={() => {
          setLooked(null);
        }}
      >
        <svg ref={svgRef} role="presentation" className={styles.chart} width={width} height={height}>
          <g transform={`translate(${String(MARGIN.left)} 0)`}>
            {axis.ticks.map(({ place, label }) => (
              <g key={label} transform={`translate(${String(place * inner)} 0)`} aria-hidden="true">
                <line className={styles.grid} y1={MARGIN.top} y2={height - MARGIN.bottom} />
                <text className={styles.tick} y={height - MARGIN.bottom + 15} textAnchor="middle">
                  {label}
                </text>
              </g>
            ))}
            <text className={styles.axisTitle} x={inner / 2} y={height - 3} textAnchor="middle" aria-hidden="true">
              final loss
            </text>
            {criterion !== null && (
              <g transform={`translate(${String(criterion * inner)} 0)`} aria-hidden="true">
                <line className={styles.criterion} y1={MARGIN.top - 6} y2={height - MARGIN.bottom} />
                <text
                  className={styles.criterionText}
                  y={MARGIN.top - 11}
                  textAnchor={criterion < 0.25 ? 'start' : criterion > 0.75 ? 'end' : 'middle'}
                >
                  ← refereed below {formatLoss(vanishesBelow)}
                </text>
              </g>
            )}
            {hasDiverged && (
              <text
                className={styles.tick}
                x={inner + GUTTER / 2 + SIZE}
                y={height - MARGIN.bottom + 15}
                textAnchor="middle"
                aria-hidden="true"
              >
                not finite
              </text>
            )}
            {ordered.map((trial, index) => (
              <g
                key={trial.restart}
                id={`${id}-${String(trial.restart)}`}
                role="option"
                aria-selected={trial.restart === selected}
                aria-label={describeTrial(trial)}
                className={styles.point}
                data-selected={trial.restart === selected || undefined}
                data-looked={index === current || undefined}
                transform={`translate(${String(places[index] ?? 0)} ${String(middle - (lanes[index] ?? 0) * SIZE)})`}
                onMouseEnter={() => {
                  setLooked(trial.restart);
                }}
                onClick={() => {
                  onSelect(trial.restart);
                }}
              >
                <rect
                  className={styles.target}
                  x={-SIZE / 2 - 1}
                  y={-SIZE / 2 - 1}
                  width={SIZE + 2}
                  height={SIZE + 2}
                />
                {markOf(trial)}
              </g>
            ))}
          </g>
        </svg>
      </div>
      <p className={styles.readout} aria-live="polite">
        {shown === undefined ? 'Point at a restart, or walk with the arrow keys.' : describeTrial(shown)}
      </p>
    </div>
  );
}

/** A disc vanished, an open diamond did not, a cross has no finite loss. */
function markOf({ vanishes, finalLoss }: Trial): ReactElement {
  if (finalLoss === null) return <path className={styles.diverged} d="M-3.5-3.5 3.5 3.5M3.5-3.5-3.5 3.5" />;
  return vanishes ? (
    <circle className={styles.vanished} r={4.2} />
  ) : (
    <path className={styles.remained} d="M0-4.4 4.4 0 0 4.4-4.4 0Z" />
  );
}
