import { localFit, type LocalFit } from './local-fit.js';
import type { Trajectory } from './trajectory.js';

/** A polynomial over a window of points. */
export interface Smoothing {
  /** Points, an odd number. */
  readonly window: number;
  readonly degree: number;
}

/** A feature along all trajectories, smoothed. */
export interface SmoothedFeature extends Smoothing {
  /** Its derivative's error: the root mean square of noise and of what a richer polynomial says otherwise. */
  readonly slopeError: number;
}

/** Windows that are tried, in points to each side. */
const HALF_WINDOWS = [3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 64, 80, 100];

/** Odd degrees: on even times an odd one has the slope, an even one the value, of the next. */
const DEGREES = [3, 5, 7];

/** Cost only: windows are compared at this many points. */
const MOST_CENTRES = 1000;

/** The fewest points of a trajectory that has velocities: a point in the middle of the smallest window. */
export const FEWEST_POINTS = 7;

/**
 * The windows that a sweep may take over trajectories: what it says, or those that fit the shortest and leave at least one
 * degree of freedom to the noise.
 */
export function smoothingsFor(trajectories: readonly Trajectory[], given: Smoothing | 'auto'): readonly Smoothing[] {
  if (given !== 'auto') return [given];
  const shortest = Math.min(...trajectories.map(({ times }) => times.length));
  return HALF_WINDOWS.map((half) => 2 * half + 1)
    .filter((window) => window <= shortest)
    .flatMap((window) => DEGREES.map((degree) => ({ window, degree })))
    .filter(({ window, degree }) => window > degree + 2);
}

/**
 * Chooses how each feature is smoothed, by generalised cross-validation over the points in the middle of a whole window:
 *
 *     GCV = mean e² / (1 − mean h)²,   e = x − fit,   h = the fit's own weight at its point
 *
 * @param count n, the number of features
 * @param smoothings that are tried, at least one
 */
export function chooseSmoothings(
  trajectories: readonly Trajectory[],
  count: number,
  smoothings: readonly Smoothing[],
): readonly SmoothedFeature[] {
  const tried = smoothings.map((smoothing) => ({ smoothing, fit: fitQuality(trajectories, count, smoothing) }));
  return Array.from({ length: count }, (_, feature) => {
    const scoreOf = ({ fit: { residuals, own } }: (typeof tried)[number]): number =>
      (residuals[feature] ?? Number.NaN) / (1 - own) ** 2;
    const best = tried.reduce((least, each) => (scoreOf(each) < scoreOf(least) ? each : least));
    const { residuals, freedom, noise } = best.fit;
    const square = ((residuals[feature] ?? Number.NaN) / freedom) * noise;
    return {
      ...best.smoothing,
      slopeError: Math.sqrt(square + slopeDisagreement(trajectories, feature, best.smoothing)),
    };
  });
}

interface FitQuality {
  /** Mean e² of every feature. */
  readonly residuals: Float64Array;
  /** Mean h. */
  readonly own: number;
  /** Mean of 1 − 2h + Σw²: what independent noise of variance 1 leaves in e². */
  readonly freedom: number;
  /** Mean Σ w′²: its variance in the slope. */
  readonly noise: number;
}

function fitQuality(trajectories: readonly Trajectory[], count: number, { window, degree }: Smoothing): FitQuality {
  const half = (window - 1) / 2;
  const residuals = new Float64Array(count);
  let [own, freedom, noise] = [0, 0, 0];
  const centres = centresOf(trajectories, window);
  for (const { trajectory, centre, fits } of centres.map((each) => ({ ...each, fits: each.fitsOf(degree) }))) {
    const { value, slope } = fits(centre);
    const h = value[half] ?? Number.NaN;
    own += h / centres.length;
    freedom += (1 - 2 * h + value.reduce((sum, w) => sum + w * w, 0)) / centres.length;
    noise += slope.reduce((sum, w) => sum + w * w, 0) / centres.length;
    for (let feature = 0; feature < count; feature += 1) {
      const e = valueAt(trajectory, feature, centre) - along(trajectory, feature, centre, value);
      residuals[feature] = (residuals[feature] ?? Number.NaN) + (e * e) / centres.length;
    }
  }
  return { residuals, own, freedom, noise };
}

/** The mean square of a slope's difference from that of a polynomial of two degrees more, as far as the window allows. */
function slopeDisagreement(
  trajectories: readonly Trajectory[],
  feature: number,
  { window, degree }: Smoothing,
): number {
  const centres = centresOf(trajectories, window);
  return centres.reduce((sum, { trajectory, centre, fitsOf: fits }) => {
    const slopeOf = (of: number): number => along(trajectory, feature, centre, fits(of)(centre).slope);
    return sum + (slopeOf(degree) - slopeOf(Math.min(degree + 2, window - 1))) ** 2 / centres.length;
  }, 0);
}

interface Centre {
  readonly trajectory: Trajectory;
  /** A point with half a window on each side. */
  readonly centre: number;
  readonly fitsOf: (degree: number) => (centre: number) => LocalFit;
}

/** Points in the middle of windows, a fair part of them. */
function centresOf(trajectories: readonly Trajectory[], window: number): readonly Centre[] {
  const half = (window - 1) / 2;
  const total = trajectories.reduce((sum, { times }) => sum + Math.max(0, times.length - window + 1), 0);
  const every = Math.ceil(total / MOST_CENTRES);
  let seen = 0;
  return trajectories.flatMap((trajectory) => {
    const known = new Map<number, (centre: number) => LocalFit>();
    const fits = (degree: number): ((centre: number) => LocalFit) => {
      const found = known.get(degree) ?? fitsOf(trajectory, window, degree);
      known.set(degree, found);
      return found;
    };
    const inside = Array.from({ length: Math.max(0, trajectory.times.length - window + 1) }, (_, at) => at + half);
    return inside.filter(() => seen++ % every === 0).map((centre): Centre => ({ trajectory, centre, fitsOf: fits }));
  });
}

/** Steps are even to rounding that agree to this share: one set of weights serves them all. */
const EVEN_WITHIN = 1e-9;

/** The fit around every point of a trajectory that has half a window on each side. */
export function fitsOf({ times }: Trajectory, window: number, degree: number): (centre: number) => LocalFit {
  const half = (window - 1) / 2;
  const around = (centre: number): LocalFit =>
    localFit(
      times.subarray(centre - half, centre + half + 1).map((time) => time - (times[centre] ?? Number.NaN)),
      degree,
    );
  const last = times.length - 1;
  const step = ((times[last] ?? Number.NaN) - (times[0] ?? Number.NaN)) / last;
  const isEven = times.every((time, at) => Math.abs(time - (times[0] ?? Number.NaN) - at * step) <= EVEN_WITHIN * step);
  if (!isEven) return around;
  const even = localFit(
    Float64Array.from({ length: window }, (_, j) => (j - half) * step),
    degree,
  );
  return () => even;
}

/** Σ_j w_j x_j over the window around a point. */
export function along(trajectory: Trajectory, feature: number, centre: number, weights: Float64Array): number {
  const half = (weights.length - 1) / 2;
  return weights.reduce((sum, w, j) => sum + w * valueAt(trajectory, feature, centre - half + j), 0);
}

function valueAt({ times, points }: Trajectory, feature: number, point: number): number {
  return points[(point * points.length) / times.length + feature] ?? Number.NaN;
}
