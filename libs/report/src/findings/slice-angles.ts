import type { AngleCurve } from '@liesweep/figures';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import type { AngleRecord, Cell } from '@liesweep/sweep';
import type { SliceAngles } from '../page/report-input.js';
import { bestTensors } from './best-tensors.js';
import type { StoredTrialTensors } from './read-trial-tensors.js';

/** Of each slice the angles of one best trial: that of three generators where there is one, as on the slides. */
const PREFERRED_COUNT = 3;

/** In a sweep of more slices than this the angles would only make the report long. */
const MOST_SLICES = 8;

/** The angles between generators while they train, for each slice of a small sweep that has them recorded. */
export function sliceAngles(
  { slices }: PhaseDiagram,
  cells: readonly Cell[],
  byTrial: ReadonlyMap<string, StoredTrialTensors>,
): SliceAngles[] {
  if (slices.length > MOST_SLICES) return [];
  const tensorsOf = bestTensors(cells, byTrial);
  return slices.flatMap((slice) => {
    const { system, dimension, weights } = slice;
    const candidates = slice.cells.flatMap(({ generators }): SliceAngles[] => {
      const record = tensorsOf(slice, generators)?.curve.angles;
      return record === undefined
        ? []
        : [{ system, dimension, weights, generatorCount: generators, curves: curvesOf(record, generators) }];
    });
    const distance = ({ generatorCount }: SliceAngles): number => Math.abs(generatorCount - PREFERRED_COUNT);
    return candidates.toSorted((a, b) => distance(a) - distance(b)).slice(0, 1);
  });
}

/** One curve per pair a < b, counted from 1. */
function curvesOf({ steps, degrees }: AngleRecord, generatorCount: number): AngleCurve[] {
  const counts = Array.from({ length: generatorCount }, (_, index) => index + 1);
  const pairs = counts.flatMap((a) => counts.slice(a).map((b) => [a, b] as const));
  return pairs.map((pair, position) => ({ pair, steps, degrees: degrees.map((row) => row[position] ?? null) }));
}
