import type { ReactElement, Ref } from 'react';
import styles from './cell.module.css';

/** An arrow of a root diagram. */
export interface RootArrow {
  readonly x: number;
  readonly y: number;
  readonly isLong: boolean;
  readonly isSimple: boolean;
}

const SIDE = 280;
const MARGIN = 26;
const HEAD = 7;

/** What a plane diagram shows. */
export interface RootArrowsProps {
  readonly arrows: readonly RootArrow[];
  /** Dimension of the Cartan subalgebra, written at the origin. */
  readonly rank: number;
  readonly title: string;
  /** Many roots are points: arrows would cover each other. */
  readonly isProjected?: boolean;
  readonly svgRef?: Ref<SVGSVGElement>;
}

/** Roots in a plane: arrows from the Cartan subalgebra, simple roots strong, short ones in another colour. */
export function RootArrows({ arrows, rank, title, isProjected = false, svgRef }: RootArrowsProps): ReactElement {
  const longest = Math.max(...arrows.map(({ x, y }) => Math.hypot(x, y)), 1e-9);
  const isLine = arrows.every(({ y }) => Math.abs(y) < 1e-9 * longest);
  const height = isLine ? 90 : SIDE;
  const scale = (SIDE / 2 - MARGIN) / longest;
  return (
    <svg
      ref={svgRef}
      className={styles.roots}
      viewBox={`${String(-SIDE / 2)} ${String(-height / 2)} ${String(SIDE)} ${String(height)}`}
      role="img"
      aria-label={title}
    >
      <line className={styles.grid} x1={-SIDE / 2} x2={SIDE / 2} />
      {!isLine && <line className={styles.grid} y1={-SIDE / 2} y2={SIDE / 2} />}
      {arrows.map(({ x, y, isLong, isSimple }, index) => {
        const [px, py] = [x * scale, -y * scale];
        const length = Math.hypot(px, py);
        const place = `translate(${px.toFixed(2)} ${py.toFixed(2)}) rotate(${((Math.atan2(py, px) * 180) / Math.PI).toFixed(2)})`;
        return (
          <g
            key={index}
            className={styles.root}
            data-short={!isLong || undefined}
            data-simple={isSimple || undefined}
            data-projected={isProjected || undefined}
          >
            <line x2={px} y2={py} />
            {isProjected || length < 2 * HEAD ? (
              <circle cx={px} cy={py} r={isSimple ? 5 : 3.4} />
            ) : (
              <path
                d={`M0 0L${String(-HEAD * 1.5)} ${String(HEAD * 0.62)}V${String(-HEAD * 0.62)}Z`}
                transform={place}
              />
            )}
          </g>
        );
      })}
      <circle className={styles.cartan} r={13} />
      <text className={styles.cartanText} dy="0.35em" textAnchor="middle">
        {rank}
      </text>
    </svg>
  );
}
