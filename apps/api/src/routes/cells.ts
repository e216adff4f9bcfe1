import { getCell, getTrial, listCells, listTrials, sweepEvents } from '@liesweep/api-contract';
import {
  gridPointAt,
  gridPointCount,
  gridPointKey,
  type LiveRows,
  type SweepRecord,
  type SweepSpec,
  type TrialResult,
} from '@liesweep/sweep';
import { changesSince } from '../live/changes.js';
import { streamSweep } from '../live/stream-sweep.js';
import { cellDetailOf } from '../resources/cell-detail-of.js';
import { trialOf } from '../resources/trial-of.js';
import { handler, type Handler } from '../server/handler.js';
import { invalidQuery, notFound } from '../server/http-problem.js';
import { visibleOverview } from './visible-sweep.js';

/** Cells, trials and their live changes. */
export const cellHandlers: readonly Handler[] = [
  handler(listCells, async ({ params, query: { since, limit }, caller, context }) => {
    const overview = await visibleOverview(context, caller, params.sweepId);
    return (await changesSince(context, overview, { since, failed: undefined }, limit)).cells;
  }),

  handler(getCell, async ({ params, caller, context }) => {
    const overview = await visibleOverview(context, caller, params.sweepId);
    requireCell(overview.record.spec, params.cell);
    return cellDetailOf(overview, params.cell, context);
  }),

  handler(listTrials, async ({ params, query, caller, context }) => {
    const { record } = await visibleOverview(context, caller, params.sweepId);
    const { spec, sweepId } = record;
    const { cell, generators: generatorCount, ...filters } = query;
    const cellKey = cell === undefined ? undefined : keyOfCell(spec, cell);
    try {
      const page = await context.rows.trialPage(sweepId, { ...filters, cellKey, generatorCount });
      const { trials, next, matched, total } = page;
      return { trials: trials.map((trial) => trialOf(spec, trial)), next, matched, total };
    } catch (error) {
      if (error instanceof RangeError) throw invalidQuery('after', error.message);
      throw error;
    }
  }),

  handler(getTrial, async ({ params, caller, context, signal }) => {
    const { record } = await visibleOverview(context, caller, params.sweepId);
    const trial = await findTrial(context.rows, record, params, signal);
    if (trial === undefined) throw notFound(`trial of restart ${String(params.restart)} in this cell yet`);
    return trialOf(record.spec, trial);
  }),

  handler(sweepEvents, async ({ params, query, caller, context, request, reply, signal }) => {
    const { sweepId } = (await visibleOverview(context, caller, params.sweepId)).record;
    const since = lastEventId(request.headers['last-event-id']) ?? query.since ?? 0;
    const { live } = context;
    await live.stream({ caller, reply, signal }, (stream, ended) =>
      streamSweep(stream, { sweepId, poll: live.of(sweepId), since, signal: ended }),
    );
    return undefined;
  }),
];

/** The trial of a cell with a restart; of whatever engine, so that its key is not known before. */
async function findTrial(
  rows: LiveRows,
  { sweepId, spec }: SweepRecord,
  { cell, restart }: { readonly cell: number; readonly restart: number },
  signal: AbortSignal,
): Promise<TrialResult | undefined> {
  const query = { sort: 'key', order: 'asc', cellKey: keyOfCell(spec, cell), limit: 1_000 } as const;
  let after: string | undefined;
  do {
    signal.throwIfAborted();
    const { trials, next } = await rows.trialPage(sweepId, { ...query, after });
    const found = trials.find((trial) => trial.restart === restart);
    if (found !== undefined) return found;
    after = next ?? undefined;
  } while (after !== undefined);
  return undefined;
}

function keyOfCell(spec: SweepSpec, cell: number): string {
  requireCell(spec, cell);
  return gridPointKey(gridPointAt(spec, cell));
}

function requireCell(spec: SweepSpec, cell: number): void {
  const count = gridPointCount(spec);
  if (cell >= count) throw notFound(`cell ${String(cell)}: the sweep has ${String(count)}, counted from 0`);
}

/** The revision that a browser has seen last; undefined for what we have never sent. */
function lastEventId(header: string | string[] | undefined): number | undefined {
  const id = Number(header);
  return header !== undefined && header !== '' && Number.isSafeInteger(id) && id >= 0 ? id : undefined;
}
