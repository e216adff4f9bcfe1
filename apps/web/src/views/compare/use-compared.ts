import type { Slice, SweepDetail } from '@liesweep/api-contract';
import { useQueries, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { call, type CallError } from '../../api/call.js';
import { CellColumns } from '../../live/cell-columns.js';

/** Cells of one answer. */
const PAGE = 10_000;
const SLICES = 200;
/** So many slices can be chosen from; a grid may have more. */
const MOST_SLICES = 2_000;
const EVERY_MS = 5_000;

/** A sweep with its slices and its cells. */
export interface ComparedSweep {
  readonly sweep: SweepDetail;
  readonly slices: readonly Slice[];
  /** The same object each time, with what has changed taken over. */
  readonly cells: CellColumns;
}

/** The sweeps that are compared, each read anew every few seconds as long as something trains; of cells only what has changed. */
export function useCompared(sweepIds: readonly string[]): readonly UseQueryResult<ComparedSweep, CallError>[] {
  return useQueries({
    queries: sweepIds.map(
      (sweepId): UseQueryOptions<ComparedSweep, CallError> => ({
        queryKey: ['compared', sweepId],
        queryFn: ({ signal }) => readSweep(sweepId, signal),
        refetchInterval: ({ state }) => (state.data?.sweep.stage === 'running' ? EVERY_MS : false),
      }),
    ),
  });
}

const known = new Map<string, CellColumns>();

async function readSweep(sweepId: string, signal: AbortSignal): Promise<ComparedSweep> {
  const params = { sweepId };
  const [sweep, slices] = await Promise.all([call('getSweep', { params }, signal), readSlices(sweepId, signal)]);
  const before = known.get(sweepId);
  const cells = before?.total === sweep.cellCount ? before : new CellColumns(sweep.cellCount);
  known.set(sweepId, cells);
  for (let hasMore = true; hasMore; ) {
    const page = await call('listCells', { params, query: { since: cells.revision, limit: PAGE } }, signal);
    cells.merge(page);
    ({ hasMore } = page);
  }
  return { sweep, slices, cells };
}

async function readSlices(sweepId: string, signal: AbortSignal): Promise<Slice[]> {
  const slices: Slice[] = [];
  for (let from: number | null = 0; from !== null && slices.length < MOST_SLICES; ) {
    const page: { slices: Slice[]; next: number | null } = await call(
      'listSlices',
      { params: { sweepId }, query: { from, limit: SLICES } },
      signal,
    );
    slices.push(...page.slices);
    from = page.next;
  }
  return slices;
}
