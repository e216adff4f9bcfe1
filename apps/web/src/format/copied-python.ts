import type { SweepFilter } from '../live/merge-sweeps.js';

/**
 * How Python gives the list of sweeps that the page shows.
 *
 * @param url where the page is served, without what follows `#`
 */
export function sweepsAsPython(url: string, filter: SweepFilter): string {
  const chosen = (['project', 'stage', 'search'] as const).flatMap((key) =>
    filter[key] === undefined ? [] : [`${key}=${JSON.stringify(filter[key])}`],
  );
  return `${connected(url)}.sweeps(${chosen.join(', ')})`;
}

/** How Python gives the results of a sweep that the page shows; of them its trials, as a table, where `attribute` says so. */
export function sweepAsPython(url: string, sweepId: string, attribute?: 'trials'): string {
  const results = `${connected(url)}.sweep(${JSON.stringify(sweepId)}).results()`;
  return attribute === undefined ? results : `${results}.${attribute}`;
}

function connected(url: string): string {
  return `import liesweep as ls\n\nls.connect(${JSON.stringify(url)})`;
}
