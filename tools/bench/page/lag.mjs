// How far is a stream behind the store while trials are recorded?
import { setTimeout as sleep } from 'node:timers/promises';
import { openRowStore } from '@liesweep/storage';
import { openEvents } from './event-client.mjs';
import { shardsOf } from './fill-store.mjs';

/** Between two shards: 80 trials a second are recorded by ten simulated slots. */
const PAUSE_MS = 250;
const TRIALS_A_TIME = 20;
const PATIENCE_MS = 30_000;

/**
 * Records what is left of a sweep for a while, and looks how long after each commit a stream has brought its revision.
 *
 * @returns {Promise<{ lags: number[], missed: number, events: number, bytes: number }>} milliseconds, in rising order
 */
export async function measureLag(server, stores, sweep, { share, seconds }) {
  const rows = await openRowStore(stores.rows);
  const written = [];
  const lags = [];
  let events = 0;
  let bytes = 0;
  const { revision } = await rows.overview(sweep.sweepId);
  const stream = await openEvents(
    server,
    `/sweeps/${sweep.sweepId}/events?since=${revision}`,
    ({ event, id, data }) => {
      events += 1;
      bytes += data.length;
      if (event !== 'cells') return;
      const now = performance.now();
      while (written.length > 0 && written[0].revision <= Number(id)) lags.push(now - written.shift().at);
    },
  );
  try {
    const end = performance.now() + seconds * 1000;
    for (const shard of piecesOf(sweep, share)) {
      if (performance.now() > end) break;
      await rows.recordShard(sweep.sweepId, shard);
      const at = performance.now();
      written.push({ revision: (await rows.overview(sweep.sweepId)).revision, at });
      await sleep(PAUSE_MS);
    }
    const patience = performance.now() + PATIENCE_MS;
    while (written.length > 0 && performance.now() < patience) await sleep(10);
  } finally {
    stream.close();
    await rows.close();
  }
  return { lags: lags.toSorted((a, b) => a - b), missed: written.length, events, bytes };
}

function* piecesOf(sweep, share) {
  for (const { trials, ...shard } of shardsOf(sweep, share)) {
    for (let first = 0; first < trials.length; first += TRIALS_A_TIME) {
      yield { ...shard, trials: trials.slice(first, first + TRIALS_A_TIME) };
    }
  }
}
