import type { EventStream } from './event-stream.js';
import { KeptAlive } from './kept-alive.js';
import type { SharedPoll } from './shared-poll.js';
import { changedSweeps, type SweepList } from './sweep-list.js';

/** Sweeps of one event, some 600 bytes each. */
const MOST_SWEEPS = 500;

/** What one stream is about. */
export interface StreamedSweeps {
  readonly poll: Pick<SharedPoll<SweepList>, 'follow'>;
  /** The only project whose sweeps are told; null for all. */
  readonly project: string | null;
  readonly signal: AbortSignal;
}

/** Sends all sweeps, then those that have changed, the latest first, until `signal` ends it. */
export async function streamSweeps(stream: EventStream, streamed: StreamedSweeps): Promise<void> {
  const { poll, project, signal } = streamed;
  const alive = new KeptAlive(stream);
  let since: number | undefined;
  for await (const list of poll.follow(signal)) {
    await alive.isDue(signal);
    if (list === undefined) continue;
    // Where others had stopped to listen meanwhile, readings are counted anew.
    const from = since === undefined || list.reading < since ? 0 : since;
    const { sweeps, gone, total } = changedSweeps(list, project, from);
    const isNews = since === undefined || sweeps.length > 0 || gone.length > 0;
    for (let at = 0; isNews && (at === 0 || at < sweeps.length); at += MOST_SWEEPS) {
      const part = { sweeps: sweeps.slice(at, at + MOST_SWEEPS), gone: at === 0 ? gone : [], total };
      await stream.send({ event: 'sweeps', data: JSON.stringify(part) }, signal);
    }
    since = list.reading;
  }
}
