import type { Sweep, SweepDetail } from '@liesweep/api-contract';
import { useEffect, useSyncExternalStore } from 'react';
import { addressOf, call } from '../api/call.js';
import { queries } from '../api/queries.js';
import { callKey } from '../api/use-call.js';
import { atMostEvery } from './at-most-every.js';
import { channel } from './channel.js';
import { LiveSweep } from './live-sweep.js';

const PAGE = 10_000;
const KEPT = 3;
const PAUSE_MS = 2_000;

/** The sweeps that were looked at last, so that going to a cell and back reads nothing anew. */
const kept = new Map<string, LiveSweep>();

function liveSweep(sweepId: string): LiveSweep {
  const live = kept.get(sweepId) ?? makeLiveSweep(sweepId);
  kept.delete(sweepId);
  kept.set(sweepId, live);
  for (const [oldest] of kept) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return live;
}

function makeLiveSweep(sweepId: string): LiveSweep {
  const params = { sweepId };
  const askAgain = atMostEvery(PAUSE_MS, () =>
    queries.invalidateQueries({ predicate: ({ queryKey }) => isOf(queryKey, sweepId, FOLLOWS_FROM_CELLS) }),
  );
  return new LiveSweep({
    fetchCells: (since, signal) => call('listCells', { params, query: { since, limit: PAGE } }, signal),
    eventsAddress: (since) => addressOf('sweepEvents', { params, query: { since } }),
    open: (request) => channel.open(request),
    onSweep: (sweep) => {
      takeSweep(sweep);
    },
    onCells: askAgain,
  });
}

/** Routes whose answers follow from a sweep’s cells. */
const FOLLOWS_FROM_CELLS = ['listSlices', 'getVerdicts', 'getCell', 'listFigures', 'listTrials'];

function isOf(queryKey: readonly unknown[], sweepId: string, names: readonly string[]): boolean {
  const [name, input] = queryKey as [string, { params?: { sweepId?: string } } | undefined];
  return names.includes(name) && input?.params?.sweepId === sweepId;
}

/** What the stream says of a sweep goes into what is kept of it; the rest is asked again where it must have changed. */
function takeSweep(sweep: Sweep): void {
  const key = callKey('getSweep', { params: { sweepId: sweep.sweepId } });
  const before = queries.getQueryData<SweepDetail>(key);
  if (before === undefined) return;
  queries.setQueryData<SweepDetail>(key, { ...before, ...sweep });
  const isOutOfDate =
    before.stage !== sweep.stage || before.failed !== sweep.failed || before.cellCount !== sweep.cellCount;
  if (isOutOfDate) void queries.invalidateQueries({ queryKey: key }, { cancelRefetch: false });
}

/**
 * A sweep as it changes, through this tab’s one stream. Its own numbers go into the answer of `getSweep`; slices, verdicts and
 * cells that are shown are asked again after changes, every two seconds at most. Renders when cells have changed, at most once
 * per frame: who draws thousands of cells subscribes to the answer and draws without React.
 */
export function useSweepEvents(sweepId: string): LiveSweep {
  const live = liveSweep(sweepId);
  useEffect(() => live.start(), [live]);
  return live;
}

/** A number that grows when anything of a live sweep has changed; renders at most once per frame. */
export function useLiveVersion(live: LiveSweep): number {
  return useSyncExternalStore(live.subscribe, () => live.version);
}
