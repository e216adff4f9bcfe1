import { getSweep, getVerdicts, listSweeps, sweepsEvents } from '@liesweep/api-contract';
import { streamSweeps } from '../live/stream-sweeps.js';
import { sweepDetailOf } from '../resources/sweep-detail-of.js';
import { sweepOf } from '../resources/sweep-of.js';
import { verdictsOf } from '../resources/verdicts-of.js';
import { handler, type Handler } from '../server/handler.js';
import { invalidQuery } from '../server/http-problem.js';
import { isVisible, visibleOverview } from './visible-sweep.js';

/** Verdicts of one answer. */
const MOST_VERDICTS = 1_000;

/** Lists and shows sweeps. */
export const sweepHandlers: readonly Handler[] = [
  handler(listSweeps, async ({ query, caller, context: { overviews, rates } }) => {
    const { project, stage, search, after, limit } = query;
    const matching = (await overviews.all())
      .filter(({ record }) => isVisible(record, caller))
      .filter(({ record }) => project === undefined || record.project === project)
      .filter(({ record }) => search === undefined || record.sweepId.includes(search.toLowerCase()))
      .map((overview) => sweepOf(overview, rates))
      .filter((sweep) => stage === undefined || sweep.stage === stage);
    const begin = after === undefined ? 0 : matching.findIndex(({ sweepId }) => sweepId === after) + 1;
    if (begin === 0 && after !== undefined) {
      throw invalidQuery('after', `expected the last sweep of a page before, got ${after}, which is not in this list`);
    }
    const sweeps = matching.slice(begin, begin + limit);
    const hasMore = begin + limit < matching.length;
    return { sweeps, next: hasMore ? (sweeps.at(-1)?.sweepId ?? null) : null, total: matching.length };
  }),

  handler(getSweep, async ({ params, caller, context }) => {
    const overview = await visibleOverview(context, caller, params.sweepId);
    return sweepDetailOf(overview, context);
  }),

  handler(getVerdicts, async ({ params, caller, context }) => {
    const { record } = await visibleOverview(context, caller, params.sweepId);
    const { slices } = await (await context.diagrams.of(record)).algebras();
    return { verdicts: verdictsOf(slices.slice(0, MOST_VERDICTS)), total: slices.length };
  }),

  handler(sweepsEvents, async ({ caller, context: { live }, reply, signal }) => {
    await live.stream({ caller, reply, signal }, (stream, ended) =>
      streamSweeps(stream, { poll: live.list, project: caller.project, signal: ended }),
    );
    return undefined;
  }),
];
