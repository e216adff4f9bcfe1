import type { GeneratorAction } from '@liesweep/api-contract';
import { niceTicks } from './nice-ticks.js';
import { vectorsOf } from './sample-vectors.js';

const MARGIN = { left: 46, right: 10, top: 8, bottom: 38 } as const;
const MOST_TICKS = 6;
const HEIGHT = { least: 0.55, most: 1, pixels: 460 } as const;
/** Room around flow lines where there are no contours, which say the box themselves. */
const ROOM = 0.06;

/** A rectangle of the plane on the screen. */
export interface PlaneFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly innerWidth: number;
  readonly innerHeight: number;
  readonly box: { readonly x1: readonly [number, number]; readonly x2: readonly [number, number] };
  readonly ticks: { readonly x: readonly number[]; readonly y: readonly number[] };
  /** A point of the plane in pixels. */
  readonly at: (x: number, y: number) => readonly [x: number, y: number];
}

/**
 * Where the plane of an action stands on the screen. Both axes have one scale where the box allows it, so that a circle is round.
 *
 * @param width in pixels
 */
export function planeFrame(
  { contours, paths, samples, shownAxes, particles, features }: PlaneSource,
  width: number,
): PlaneFrame {
  const [first = 0, second = -1] = shownAxes;
  const vectors = samples.before.flatMap((sample) => vectorsOf(sample, { particles, features }));
  const shown = [...paths.flat(), ...vectors.map((vector) => [vector[first] ?? 0, vector[second] ?? 0])];
  const x1 = contours === null ? rangeOf(shown.map(([x = 0]) => x)) : endsOf(contours.x);
  const x2 = contours === null ? rangeOf(shown.map(([, y = 0]) => y)) : endsOf(contours.y);
  const innerWidth = width - MARGIN.left - MARGIN.right;
  const proportion = Math.min(HEIGHT.most, Math.max(HEIGHT.least, (x2[1] - x2[0]) / (x1[1] - x1[0])));
  const innerHeight = Math.min(HEIGHT.pixels, innerWidth * proportion);
  return {
    width,
    height: innerHeight + MARGIN.top + MARGIN.bottom,
    left: MARGIN.left,
    top: MARGIN.top,
    innerWidth,
    innerHeight,
    box: { x1, x2 },
    ticks: { x: niceTicks(x1, MOST_TICKS), y: niceTicks(x2, MOST_TICKS) },
    at: (x, y) => [
      MARGIN.left + ((x - x1[0]) / (x1[1] - x1[0])) * innerWidth,
      MARGIN.top + ((x2[1] - y) / (x2[1] - x2[0])) * innerHeight,
    ],
  };
}

type PlaneSource = Pick<GeneratorAction, 'contours' | 'paths' | 'samples' | 'shownAxes' | 'particles' | 'features'>;

function endsOf(axis: readonly number[]): readonly [number, number] {
  return [axis[0] ?? -1, axis.at(-1) ?? 1];
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite, 0), Math.max(...finite, 0)];
  const room = ROOM * (high - low) || 1;
  return [low - room, high + room];
}
