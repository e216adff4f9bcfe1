import { columnName, type TrajectoryDataSpec, type VelocityFacts } from '@liesweep/sweep';
import type { Table } from '../table.js';
import { readTrajectories } from './read-trajectories.js';
import { along, chooseSmoothings, FEWEST_POINTS, fitsOf, smoothingsFor } from './choose-smoothings.js';
import type { Trajectory } from './trajectory.js';

/** Trajectories as a table: points, and where they go. */
export interface TrajectoryTable extends Table {
  /** Present where labels are velocities. */
  readonly velocity?: readonly VelocityFacts[];
}

/**
 * Points of trajectories with their labels.
 *
 * - `next`: every point with the one after it.
 * - `velocity`: smoothed points with the slope of the smoothing polynomial, one for each window: the windows of neighbouring
 *   rows share no measurement, so that their errors are independent. Points with less than half a window on one side have none.
 *
 * @throws BadInputError as `readTrajectories`, and where trajectories are shorter than the window
 */
export function trajectoryTable(text: string, file: string, data: TrajectoryDataSpec): TrajectoryTable {
  const names = data.features.map((column) => columnName(column));
  const known = { file, dimension: names.length, featureNames: names };
  if (data.label === 'next') {
    const trajectories = readTrajectories(text, file, data, 2);
    return { ...known, ...nextPoints(trajectories, names.length), labelNames: names.map((name) => `next ${name}`) };
  }
  const trajectories = readTrajectories(text, file, data, fewestPoints(data));
  return { ...known, ...velocities(trajectories, data, names), labelNames: names.map((name) => `d(${name})/dt`) };
}

function fewestPoints({ smoothing }: TrajectoryDataSpec): number {
  return smoothing === 'auto' ? FEWEST_POINTS : smoothing.window;
}

function nextPoints(
  trajectories: readonly Trajectory[],
  width: number,
): Pick<Table, 'rowCount' | 'features' | 'labels'> {
  const join = (parts: readonly Float64Array[]): Float64Array => Float64Array.from(parts.flatMap((part) => [...part]));
  const features = join(trajectories.map(({ points }) => points.subarray(0, points.length - width)));
  const labels = join(trajectories.map(({ points }) => points.subarray(width)));
  return { rowCount: features.length / width, features, labels };
}

function velocities(
  trajectories: readonly Trajectory[],
  { smoothing }: TrajectoryDataSpec,
  names: readonly string[],
): Pick<TrajectoryTable, 'rowCount' | 'features' | 'labels' | 'velocity'> {
  const tried = smoothingsFor(trajectories, smoothing);
  const chosen = chooseSmoothings(trajectories, names.length, tried);
  const stride = Math.max(...chosen.map(({ window }) => window));
  const half = (stride - 1) / 2;
  const [features, labels]: [number[], number[]] = [[], []];
  for (const trajectory of trajectories) {
    const fits = chosen.map(({ window, degree }) => fitsOf(trajectory, window, degree));
    for (let centre = half; centre + half < trajectory.times.length; centre += stride) {
      fits.forEach((fit, feature) => {
        const { value, slope } = fit(centre);
        features.push(along(trajectory, feature, centre, value));
        labels.push(along(trajectory, feature, centre, slope));
      });
    }
  }
  const sizeOf = (feature: number): number =>
    Math.sqrt(
      labels.reduce((sum, slope, at) => sum + (at % names.length === feature ? slope * slope : 0), 0) /
        (labels.length / names.length),
    );
  return {
    rowCount: features.length / names.length,
    features: Float64Array.from(features),
    labels: Float64Array.from(labels),
    velocity: chosen.map(({ window, degree, slopeError }, feature) => {
      const size = sizeOf(feature);
      return { name: names[feature] ?? '', window, degree, error: size > 0 ? slopeError / size : 0 };
    }),
  };
}
