import type { FastifyReply } from 'fastify';
import type { Caller } from '../access/caller.js';
import type { ApiContext } from '../server/api-context.js';
import { EventStream } from './event-stream.js';
import { SharedPoll } from './shared-poll.js';
import { StreamSlots, type StreamLimits } from './stream-slots.js';
import { seeSweeps, type SweepList } from './sweep-list.js';
import { seeSweep, type SweepSeen } from './sweep-seen.js';

/** How live streams are served. */
export interface LiveOptions {
  /** Time between two readings of the store, milliseconds. */
  readonly intervalMs: number;
  readonly limits: StreamLimits;
}

/** What a stream is opened with. */
export interface StreamRequest {
  readonly caller: Pick<Caller, 'name'>;
  readonly reply: FastifyReply;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
}

type Parts = Pick<ApiContext, 'rows' | 'failures' | 'overviews' | 'rates' | 'log' | 'metrics'>;

/** All streams of this process: one poll of the store for each sweep that somebody looks at, and one for the list. */
export class LiveSweeps {
  readonly #polls = new Map<string, SharedPoll<SweepSeen | null>>();
  readonly #slots: StreamSlots;
  readonly #stopping = new AbortController();
  readonly #list: SharedPoll<SweepList>;

  constructor(
    private readonly parts: Parts,
    private readonly options: LiveOptions,
  ) {
    this.#slots = new StreamSlots(options.limits);
    this.#list = this.#pollOf('list', (before) => seeSweeps(parts, before));
  }

  /** The poll of all sweeps. */
  get list(): SharedPoll<SweepList> {
    return this.#list;
  }

  /** The poll of one sweep. */
  of(sweepId: string): SharedPoll<SweepSeen | null> {
    for (const [id, poll] of this.#polls) {
      if (poll.listeners === 0) this.#polls.delete(id);
    }
    const poll = this.#polls.get(sweepId) ?? this.#pollOf('sweep', () => seeSweep(this.parts, sweepId));
    this.#polls.set(sweepId, poll);
    return poll;
  }

  /**
   * Opens a stream, and ends it when `serve` has ended, the client has gone, or the server stops.
   *
   * @throws HttpProblem 429 where too many are open
   */
  async stream(
    { caller, reply, signal }: StreamRequest,
    serve: (stream: EventStream, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const giveBack = this.#slots.take(caller.name);
    this.parts.metrics.openStreams.set(this.#slots.open);
    try {
      const stream = new EventStream(reply);
      const ended = AbortSignal.any([signal, this.#stopping.signal]);
      await serve(stream, ended).catch((error: unknown) => {
        // The answer has begun: there is no way to say more than that it ends. The client asks again, and is told why.
        if (!ended.aborted) this.parts.log.debug({ err: error }, 'stream ended');
      });
      stream.end();
    } finally {
      giveBack();
      this.parts.metrics.openStreams.set(this.#slots.open);
    }
  }

  /** Ends all streams; their clients connect again, to another server. */
  close(): void {
    this.#stopping.abort();
  }

  #pollOf<Seen>(of: 'sweep' | 'list', read: (before: Seen | undefined) => Promise<Seen>): SharedPoll<Seen> {
    let isFailing = false;
    return new SharedPoll<Seen>({
      read: async (before) => {
        this.parts.metrics.polls.inc({ of });
        const seen = await read(before);
        isFailing = false;
        return seen;
      },
      onError: (error) => {
        if (!isFailing) this.parts.log.warn({ err: error }, 'the row store cannot be read; streams wait for it');
        isFailing = true;
      },
      intervalMs: this.options.intervalMs,
    });
  }
}
