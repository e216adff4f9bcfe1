import type { FailedByCell } from '../resources/cell-columns.js';
import { NO_FAILURES } from './changes.js';
import type { EventStream } from './event-stream.js';
import { KeptAlive } from './kept-alive.js';
import type { SharedPoll } from './shared-poll.js';
import type { SweepSeen } from './sweep-seen.js';

/** What one stream is about. */
export interface StreamedSweep {
  readonly sweepId: string;
  readonly poll: Pick<SharedPoll<SweepSeen | null>, 'follow'>;
  /** The revision of the cells that the client knows. */
  readonly since: number;
  readonly signal: AbortSignal;
}

/**
 * Sends a sweep and its cells as they change, until it is deleted or `signal` ends it. A client that is slow skips what others
 * see meanwhile: it is sent what has changed since it was sent anything.
 */
export async function streamSweep(stream: EventStream, streamed: StreamedSweep): Promise<void> {
  const { sweepId, poll, signal } = streamed;
  const alive = new KeptAlive(stream);
  let version = '';
  let since = streamed.since;
  let failed: FailedByCell | undefined;
  for await (const seen of poll.follow(signal)) {
    if (seen === null) {
      await stream.send({ event: 'gone', data: JSON.stringify({ sweepId }) }, signal);
      return;
    }
    const isDue = await alive.isDue(signal);
    if (seen === undefined) continue;
    if (seen.version !== version || isDue) {
      version = seen.version;
      await stream.send({ event: 'sweep', data: seen.data }, signal);
    }
    let hasMore = failed === undefined || since !== seen.overview.revision || failed !== seen.failed;
    while (hasMore) {
      const { data, cells, knownFailed } = await seen.changes({ since, failed: failed ?? NO_FAILURES });
      const isNews = failed === undefined || cells.reset || cells.cells.index.length > 0;
      if (isNews) await stream.send({ event: 'cells', id: cells.revision, data }, signal);
      ({ hasMore } = cells);
      since = cells.revision;
      failed = knownFailed;
    }
  }
}
