/** What float64 is worth. */
const TOLERANCE = 1e-10;

const MOST_STEPS = 100_000;

/** Dormand and Prince: nodes are not needed, for a field does not depend on t. */
const STAGES = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const ERROR_WEIGHTS = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

/**
 * The curve t → exp(tv)x of a field, ẋ = v(x), by Dormand–Prince 5(4) with a controlled step.
 *
 * @param velocity v
 * @param times at which the curve is asked for, in one direction from 0
 * @param tolerance the largest error of a step that is accepted, relative to 1 and the size of the point
 * @returns the point at each time; points beyond a pole of the curve, or too many steps away, are NaN
 */
export function flow(
  velocity: (x: Float64Array) => Float64Array,
  start: Float64Array,
  times: readonly number[],
  tolerance: number = TOLERANCE,
): Float64Array[] {
  let [t, x] = [0, start];
  let slope = velocity(start); // of where it is: the last of a step is the first of the next
  let step = 0.1 * Math.sign(times.at(-1) ?? 1);
  let steps = 0;
  return times.map((end) => {
    while (t !== end && x.every(Number.isFinite)) {
      steps += 1;
      if (steps > MOST_STEPS) {
        x = x.map(() => NaN);
        break;
      }
      const isLast = Math.abs(end - t) <= Math.abs(step);
      const length = isLast ? end - t : step;
      const { next, slopeThere, error } = oneStep(velocity, { x, slope }, length, tolerance);
      if (error <= 1) {
        t = isLast ? end : t + length;
        [x, slope] = [next, slopeThere];
      }
      const factor = Math.min(5, Math.max(0.2, 0.9 * (error === 0 ? 5 : error ** -0.2)));
      if (!isLast || error > 1) step = length * (Number.isFinite(factor) ? factor : 0.2);
      if (Math.abs(step) < 1e-14) x = x.map(() => NaN);
    }
    return x;
  });
}

function oneStep(
  velocity: (x: Float64Array) => Float64Array,
  { x, slope }: { readonly x: Float64Array; readonly slope: Float64Array },
  length: number,
  tolerance: number,
): { readonly next: Float64Array; readonly slopeThere: Float64Array; readonly error: number } {
  const slopes = [slope];
  let next = x;
  for (const weights of STAGES) {
    next = x.map((entry, j) => entry + length * weights.reduce((sum, w, s) => sum + w * (slopes[s]?.[j] ?? NaN), 0));
    slopes.push(velocity(next));
  }
  const error = next.reduce((most, entry, j) => {
    const missed = length * ERROR_WEIGHTS.reduce((sum, w, s) => sum + w * (slopes[s]?.[j] ?? NaN), 0);
    const share = Math.abs(missed) / (tolerance * Math.max(1, Math.abs(entry)));
    return Number.isNaN(share) ? Infinity : Math.max(most, share);
  }, 0);
  return { next, slopeThere: slopes.at(-1) ?? slope, error };
}
