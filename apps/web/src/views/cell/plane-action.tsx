import type { GeneratorAction } from '@liesweep/api-contract';
import type { PlanePoint } from '@liesweep/figures/contour-lines';
import { contourRegions } from '@liesweep/figures/contour-rings';
import { formatTick } from '@liesweep/figures/notation';
import { memo, useMemo, type ReactElement, type Ref } from 'react';
import styles from './cell.module.css';
import { contourFunction } from './contour-function.js';
import { pointsAt } from './frame-at.js';
import { planeFrame, type PlaneFrame } from './plane-frame.js';
import { vectorsOf } from './sample-vectors.js';
import { useWidth } from './use-width.js';

/** A sample drags a tail behind it, this share of the whole time long. */
const TAIL = 0.035;

/** What is shown of an action in the plane. */
export interface PlaneActionProps {
  readonly action: GeneratorAction;
  /** Of the duration. */
  readonly share: number;
  readonly svgRef?: Ref<SVGSVGElement>;
}

/** A generator at work in the plane: contours of φ, flow lines over them, and the samples that move along. */
export function PlaneAction({ action, share, svgRef }: PlaneActionProps): ReactElement {
  const [ref, width] = useWidth();
  const frame = useMemo(() => planeFrame(action, Math.max(200, width)), [action, width]);
  const at = (time: number): readonly (readonly number[])[] =>
    pointsAt(action.samples.after, time).flatMap((sample) => vectorsOf(sample, action));
  const now = at(share);
  const before = at(Math.max(0, share - TAIL));
  const [first = 0, second = -1] = action.shownAxes;
  const names = [action.features[first] ?? 'x₁', action.features[second] ?? ''];
  return (
    <div ref={ref}>
      <svg
        ref={svgRef}
        className={styles.chart}
        width={frame.width}
        height={frame.height}
        role="img"
        aria-label={`Samples moved along the flow along ${names.filter(Boolean).join(' and ')}, over contours of ${action.contours?.label ?? 'φ'}`}
      >
        <clipPath id="plane-action">
          <rect x={frame.left} y={frame.top} width={frame.innerWidth} height={frame.innerHeight} />
        </clipPath>
        <PlaneGround action={action} frame={frame} names={names} />
        <g clipPath="url(#plane-action)">
          {now.map((sample, index) => {
            const [x, y] = frame.at(sample[first] ?? 0, sample[second] ?? 0);
            const [fromX, fromY] = frame.at(before[index]?.[first] ?? 0, before[index]?.[second] ?? 0);
            return (
              <g key={index}>
                <line className={styles.tail} x1={fromX} y1={fromY} x2={x} y2={y} />
                <circle className={styles.sample} cx={x} cy={y} r={3.2} />
              </g>
            );
          })}
        </g>
      </svg>
    </div>
  );
}

/** What does not move is drawn once. */
const PlaneGround = memo(function PlaneGround({
  action,
  frame,
  names,
}: {
  readonly action: GeneratorAction;
  readonly frame: PlaneFrame;
  readonly names: readonly string[];
}): ReactElement {
  const regions = useMemo(() => {
    if (action.contours === null) return [];
    const { box } = frame;
    return contourRegions(contourFunction(action.contours), box);
  }, [action, frame]);
  const pathOf = (points: readonly PlanePoint[]): string =>
    points
      .map(
        ([x, y], index) =>
          `${index === 0 ? 'M' : 'L'}${frame
            .at(x, y)
            .map((value) => value.toFixed(1))
            .join(' ')}`,
      )
      .join('');
  const bottom = frame.top + frame.innerHeight;
  return (
    <>
      <rect
        className={styles.ground}
        x={frame.left}
        y={frame.top}
        width={frame.innerWidth}
        height={frame.innerHeight}
      />
      <g clipPath="url(#plane-action)">
        {regions.map(({ level, rings }) => (
          <path key={level} className={styles.contour} d={rings.map((ring) => `${pathOf(ring)}Z`).join('')} />
        ))}
        {action.paths.map((path, index) => (
          <path key={index} className={styles.flowLine} d={pathOf(path.map(([x = 0, y = 0]) => [x, y] as const))} />
        ))}
      </g>
      {frame.ticks.x.map((value) => (
        <text key={value} className={styles.tick} x={frame.at(value, 0)[0]} y={bottom + 15} textAnchor="middle">
          {formatTick(value)}
        </text>
      ))}
      {frame.ticks.y.map((value) => (
        <text
          key={value}
          className={styles.tick}
          x={frame.left - 6}
          y={frame.at(0, value)[1]}
          dy="0.35em"
          textAnchor="end"
        >
          {formatTick(value)}
        </text>
      ))}
      <text className={styles.axisTitle} x={frame.left + frame.innerWidth / 2} y={bottom + 32} textAnchor="middle">
        {names[0]}
      </text>
      <text
        className={styles.axisTitle}
        transform={`translate(11 ${String(frame.top + frame.innerHeight / 2)}) rotate(-90)`}
        textAnchor="middle"
      >
        {names[1]}
      </text>
    </>
  );
});
