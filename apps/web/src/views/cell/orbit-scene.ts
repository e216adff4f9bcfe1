import type { GeneratorAction } from '@liesweep/api-contract';
import { vectorsOf } from './sample-vectors.js';
import { placeOf, type Place, type SpaceScene } from './space-scene.js';

/** Orbits and samples in the three features that are drawn. */
export interface OrbitScene {
  readonly scene: SpaceScene;
  /** A vector of a sample as a place of the scene. */
  readonly place: (vector: readonly number[]) => Place;
}

/** The farthest share of points is cut off: one outlier would shrink all others to a dot. */
const FARTHEST_KEPT = 0.98;

/**
 * The orbits of an action in space: each axis is scaled by its own spread, so that features of any unit fill the picture. A
 * feature that is a combination of the same units keeps its proportion to the others when their spreads are alike.
 */
export function orbitScene({ paths, features, shownAxes, samples, particles }: GeneratorAction): OrbitScene {
  const shown = (vector: readonly number[]): number[] => shownAxes.map((axis) => vector[axis] ?? 0);
  const all = [
    ...paths.flat(),
    ...samples.before.flatMap((sample) => vectorsOf(sample, { particles, features })).map(shown),
  ];
  const spans = [0, 1, 2].map((axis) => reach(all.map((point) => Math.abs(point[axis] ?? 0))));
  const widest = Math.max(...spans, 1e-12);
  // alike within a factor of four: one scale, so that circles are round
  const scales = spans.map((span) => 1 / (span * 4 < widest && span > 0 ? span : widest));
  const scaled = (point: readonly number[]): Place => placeOf(point.map((value, axis) => value * (scales[axis] ?? 1)));
  return {
    scene: {
      axes: shownAxes.map((axis) => features[axis] ?? `x${String(axis + 1)}`),
      lines: paths.map((path) => ({ through: path.map(scaled), colour: 'muted' as const, width: 1.6 })),
      arrows: [],
    },
    place: (vector) => scaled(shown(vector)),
  };
}

function reach(distances: readonly number[]): number {
  const sorted = distances.filter(Number.isFinite).sort((p, q) => p - q);
  return sorted[Math.floor(FARTHEST_KEPT * (sorted.length - 1))] ?? 0;
}
