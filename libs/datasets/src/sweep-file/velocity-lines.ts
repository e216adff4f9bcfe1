import { countOf, type DataSpec } from '@liesweep/sweep';

/** A derivative that is known less well than this share of it makes a warning. */
const POOR_ABOVE = 0.1;

/** How velocities were taken from points in time, a line for each feature; none where labels are something else. */
export function velocityLines(data: DataSpec): string[] {
  return velocitiesOf(data).map(
    ({ name, window, degree, error }) =>
      `  d(${name})/dt   polynomials of degree ${String(degree)} over ${countOf(window, 'point')}, known to about ${percent(error)}`,
  );
}

/** What is said of velocities that are hardly known. */
export function velocityWarnings(data: DataSpec): string[] {
  return velocitiesOf(data)
    .filter(({ error }) => !(error <= POOR_ABOVE))
    .map(
      ({ name, error }) =>
        `The velocity of ${name} is known only to about ${percent(error)}: measure it more precisely or at shorter steps, or take data.label: next.`,
    );
}

function velocitiesOf(data: DataSpec): readonly { name: string; window: number; degree: number; error: number }[] {
  return 'velocity' in data ? data.velocity : [];
}

function percent(share: number): string {
  return `${String(Number((100 * share).toPrecision(2)))} %`;
}
