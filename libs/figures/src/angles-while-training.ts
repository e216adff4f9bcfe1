import type { TopLevelSpec } from 'vega-lite';

import { emptyFigure } from './empty-figure.js';
import type { FigureLayout } from './layout.js';
import { subscript } from './notation.js';
import { INK, PAIR_COLOURS } from './palettes.js';
import { themeFor } from './theme.js';

/** The angle between two generators while they train. */
export interface AngleCurve {
  /** Numbers of the generators a < b, counted from 1. */
  readonly pair: readonly [a: number, b: number];
  readonly steps: readonly number[];
  /** Degrees, 0…180; null where a generator was not finite. */
  readonly degrees: readonly (number | null)[];
}

const SIZE = { wide: { width: 640, height: 260 }, narrow: { width: 250, height: 210 } } as const;
const ANGLE_TICKS = [0, 30, 60, 90, 120, 150, 180] as const;
/** Lines of more pairs cannot be told apart; all are then drawn in one faint ink. */
const MOST_NAMED_PAIRS = 6;

/**
 * Angles between generators against the step, cos θ_ab = ⟨𝕁_a, 𝕁_b⟩ / ‖𝕁_a‖‖𝕁_b‖, with a line at 90°, where orthogonality
 * takes them. Up to six pairs have a colour each.
 *
 * @param lastStep where the axis ends; by default at the last step of the curves
 */
export function anglesWhileTraining(
  curves: readonly AngleCurve[],
  layout: FigureLayout = 'wide',
  lastStep = Infinity,
): TopLevelSpec {
  const values = curves.flatMap(({ pair: [a, b], steps, degrees }, order) =>
    steps.flatMap((step, index) => {
      const angle = degrees[index] ?? null;
      const isDrawn = step <= lastStep;
      return isDrawn ? [{ pair: `𝕁${subscript(a)}, 𝕁${subscript(b)}`, order, step, angle: finiteAngle(angle) }] : [];
    }),
  );
  if (values.length === 0) return emptyFigure('a single generator has no angle to another');
  const isNamed = curves.length <= MOST_NAMED_PAIRS;
  const names = [...new Set(values.map(({ pair }) => pair))];
  const x = {
    field: 'step',
    type: 'quantitative',
    axis: { title: 'step', tickCount: 6 },
    scale: { nice: false },
  } as const;
  const y = {
    field: 'angle',
    type: 'quantitative' as const,
    scale: { domain: angleDomain(values.map(({ angle }) => angle)), nice: false, zero: false },
    axis: { title: 'angle between generators', labelExpr: "datum.label + '°'", values: [...ANGLE_TICKS] },
  };
  return {
    config: themeFor(layout),
    data: { values },
    ...SIZE[layout],
    layer: [
      {
        name: 'right-angle',
        data: { values: [{ angle: 90 }] },
        mark: { type: 'rule', color: INK.outline, strokeDash: [5, 4], strokeWidth: 1.4 },
        encoding: { y },
      },
      {
        name: 'angles',
        mark: { type: 'line', strokeWidth: isNamed ? 2 : 0.9, opacity: isNamed ? 0.95 : 0.45, clip: true },
        encoding: {
          x,
          y,
          detail: { field: 'pair', type: 'nominal' },
          color: isNamed
            ? {
                field: 'pair',
                type: 'nominal',
                sort: names,
                scale: { domain: names, range: [...PAIR_COLOURS] },
                legend: {
                  title: 'pair',
                  symbolType: 'stroke',
                  symbolStrokeWidth: 2.5,
                  columns: layout === 'wide' ? 6 : 3,
                },
              }
            : { value: PAIR_COLOURS[0] },
        },
      },
      {
        name: 'looks',
        mark: { type: 'point', filled: true, size: isNamed ? 26 : 8, opacity: isNamed ? 1 : 0.45, clip: true },
        encoding: {
          x,
          y,
          color: isNamed ? { field: 'pair', type: 'nominal', sort: names } : { value: PAIR_COLOURS[0] },
        },
      },
    ],
  };
}

function finiteAngle(angle: number | null): number | null {
  return angle !== null && Number.isFinite(angle) ? angle : null;
}

/** At least 45°…135°, in steps of 15°. */
function angleDomain(angles: readonly (number | null)[]): [number, number] {
  const finite = angles.filter((angle) => angle !== null);
  return [Math.floor(Math.min(45, ...finite) / 15) * 15, Math.ceil(Math.max(135, ...finite) / 15) * 15];
}
