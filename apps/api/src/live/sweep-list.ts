import type { Sweep } from '@liesweep/api-contract';
import { sweepOf } from '../resources/sweep-of.js';
import type { ApiContext } from '../server/api-context.js';

interface Listed {
  readonly sweep: Sweep;
  /** Changes when the sweep is another than before, but for its rate. */
  readonly version: string;
  /** The reading in which it was seen like this first. */
  readonly changedIn: number;
}

/** All sweeps as one reading of the store has found them, and which of them were new then. */
export interface SweepList {
  /** Counts readings. */
  readonly reading: number;
  readonly sweeps: ReadonlyMap<string, Listed>;
  /** Sweeps that are gone, by the reading that missed them, and the project that they were of. */
  readonly gone: ReadonlyMap<string, { readonly reading: number; readonly project: string | null }>;
}

/** Sweeps that are gone are told for so many readings; a client that is slower begins anew. */
const READINGS_TOLD = 1_000;

/** Reads all sweeps, and compares them with those of the reading before. */
export async function seeSweeps(
  { overviews, rates }: Pick<ApiContext, 'overviews' | 'rates'>,
  before: SweepList | undefined,
): Promise<SweepList> {
  const reading = (before?.reading ?? 0) + 1;
  const sweeps = new Map<string, Listed>();
  for (const overview of await overviews.all()) {
    const sweep = sweepOf(overview, rates);
    const version = JSON.stringify({ ...sweep, rate: null, secondsLeft: null });
    const known = before?.sweeps.get(sweep.sweepId);
    sweeps.set(sweep.sweepId, { sweep, version, changedIn: known?.version === version ? known.changedIn : reading });
  }
  const gone = new Map([...(before?.gone ?? [])].filter(([, one]) => reading - one.reading <= READINGS_TOLD));
  for (const [sweepId, { sweep }] of before?.sweeps ?? []) {
    if (!sweeps.has(sweepId)) gone.set(sweepId, { reading, project: sweep.project });
  }
  for (const sweepId of sweeps.keys()) gone.delete(sweepId);
  return { reading, sweeps, gone };
}

/** The sweeps of a project, or of all, that have changed after a reading; `since` 0 gives all. */
export function changedSweeps(
  { sweeps, gone }: SweepList,
  project: string | null,
  since: number,
): { readonly sweeps: readonly Sweep[]; readonly gone: readonly string[]; readonly total: number } {
  const isVisible = (of: string | null): boolean => project === null || of === project;
  const visible = [...sweeps.values()].filter(({ sweep }) => isVisible(sweep.project));
  return {
    sweeps: visible.filter(({ changedIn }) => changedIn > since).map(({ sweep }) => sweep),
    gone: [...gone].filter(([, one]) => one.reading > since && isVisible(one.project)).map(([sweepId]) => sweepId),
    total: visible.length,
  };
}
