import { flow } from '@liesweep/fields';

/** A path is drawn by so many points. */
const POINTS = 64;

/** A flow that leaves what is drawn is followed for a shorter time, at most so often halved. */
const HALVINGS = 8;

/** No path may lead farther, over the length that is asked for: the others could not be seen. */
const FARTHEST = 2.2;

/** A curve t → exp(tv)x from t = 0 on. */
export interface FlowPath {
  readonly points: readonly Float64Array[];
  readonly duration: number;
}

/**
 * Follows a field from several starts for one time in which they move by about a length, or a shorter one where a
 * curve would leave to infinity.
 *
 * @param length how far, in the units of the features
 */
export function flowPaths(
  velocity: (x: Float64Array) => Float64Array,
  starts: readonly Float64Array[],
  length: number,
): FlowPath[] {
  const speed = Math.sqrt(
    starts.reduce((sum, start) => sum + Math.hypot(...velocity(start)) ** 2, 0) / Math.max(1, starts.length),
  );
  let duration = speed > 0 ? roundTime(length / speed) : 1;
  for (let halving = 0; ; halving += 1, duration = roundTime(duration / 2)) {
    const times = Array.from({ length: POINTS }, (_, step) => (duration * (step + 1)) / POINTS);
    const paths = starts.map((start) => [start, ...flow(velocity, start, times)]);
    const isDrawable = paths.every((path) =>
      path.every((x) => x.every(Number.isFinite) && reach(x, path[0]) < FARTHEST * length),
    );
    if (isDrawable || halving === HALVINGS) return paths.map((points) => ({ points, duration }));
  }
}

function reach(x: Float64Array, start: Float64Array | undefined): number {
  return Math.hypot(...x.map((entry, j) => entry - (start?.[j] ?? Number.NaN)));
}

/** Downwards to digits that read well. */
export function roundTime(time: number): number {
  const power = 10 ** Math.floor(Math.log10(time));
  const digit = [8, 6, 5, 4, 3, 2, 1.5, 1].find((each) => each * power <= time * (1 + 1e-9)) ?? 1;
  return Number((digit * power).toPrecision(3));
}
