import type { SweepOverview, SweepRecord } from '@liesweep/sweep';
import type { Caller } from '../access/caller.js';
import type { ApiContext } from '../server/api-context.js';
import { notFound, type HttpProblem } from '../server/http-problem.js';

/**
 * The record of a sweep that the caller may see.
 *
 * @throws HttpProblem 404 where there is none, or it is of another project than the caller’s: the two are not told apart
 */
export async function visibleSweep(
  { rows }: Pick<ApiContext, 'rows'>,
  caller: Pick<Caller, 'project'>,
  sweepId: string,
): Promise<SweepRecord> {
  const record = await rows.sweep(sweepId);
  if (record === undefined || !isVisible(record, caller)) throw noSweep(sweepId);
  return record;
}

/**
 * The same with how far the sweep is, as it was within the last moment.
 *
 * @throws HttpProblem 404 as above
 */
export async function visibleOverview(
  { overviews }: Pick<ApiContext, 'overviews'>,
  caller: Pick<Caller, 'project'>,
  sweepId: string,
): Promise<SweepOverview> {
  const overview = await overviews.of(sweepId);
  if (overview === undefined || !isVisible(overview.record, caller)) throw noSweep(sweepId);
  return overview;
}

/** Whether the caller may see a sweep. */
export function isVisible({ project }: Pick<SweepRecord, 'project'>, caller: Pick<Caller, 'project'>): boolean {
  return caller.project === null || caller.project === (project ?? null);
}

/** There is no sweep of this id that the caller may see. */
function noSweep(sweepId: string): HttpProblem {
  return notFound(`sweep ${sweepId}`);
}
