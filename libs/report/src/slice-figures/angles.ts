import { anglesWhileTraining, type AngleCurve } from '@liesweep/figures';
import type { AngleRecord } from '@liesweep/sweep';
import { fragment } from '../page/fragment.js';
import { defineSliceFigure } from './define-slice-figure.js';

/** Of each slice the angles of one best trial: that of three generators where there is one, as on the slides. */
const PREFERRED_COUNT = 3;

/** In a sweep of more slices than this the angles would only make the report long. */
const MOST_SLICES = 8;

/** The angles between the generators of one trial of a slice in its first steps. */
interface SliceAngles {
  readonly generatorCount: number;
  readonly curves: readonly AngleCurve[];
}

/** The angles between generators while they train, for each slice of a small sweep that has them recorded. */
export const angles = defineSliceFigure<SliceAngles>({
  name: 'angles',
  tellsOf: 'generators',

  read: (slice, { phaseDiagram, tensorsOf }) => {
    if (phaseDiagram.slices.length > MOST_SLICES) return undefined;
    const candidates = slice.cells.flatMap(({ generators }): SliceAngles[] => {
      const record = tensorsOf(slice, generators)?.curve.angles;
      return record === undefined ? [] : [{ generatorCount: generators, curves: curvesOf(record, generators) }];
    });
    const distance = ({ generatorCount }: SliceAngles): number => Math.abs(generatorCount - PREFERRED_COUNT);
    return candidates.toSorted((a, b) => distance(a) - distance(b))[0];
  },

  draw: ({ curves }, layout) => ({ angles: anglesWhileTraining(curves, layout) }),

  section: ({ generatorCount }, { card }) =>
    fragment`<h3>Angles while training</h3>
    ${card(
      'angles',
      'Angles between generators',
      fragment`Angles between the generators of the best trial with N<sub>g</sub> = ${generatorCount} in its first steps.`,
    )}`,
});

/** One curve per pair a < b, counted from 1. */
function curvesOf({ steps, degrees }: AngleRecord, generatorCount: number): AngleCurve[] {
  const counts = Array.from({ length: generatorCount }, (_, index) => index + 1);
  const pairs = counts.flatMap((a) => counts.slice(a).map((b) => [a, b] as const));
  return pairs.map((pair, position) => ({ pair, steps, degrees: degrees.map((row) => row[position] ?? null) }));
}
