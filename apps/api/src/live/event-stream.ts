import { once } from 'node:events';
import type { FastifyReply } from 'fastify';

/** How long a browser waits before it connects again. */
const RETRY_MS = 2_000;

/** A client that takes nothing for so long is not there any more. */
const STUCK_MS = 60_000;

/** One server-sent event. */
export interface StreamEvent {
  readonly event: string;
  /** What the browser says when it connects again, to go on from. */
  readonly id?: number;
  /** JSON on one line. */
  readonly data: string;
}

/**
 * Server-sent events to one client. `send` waits until the client has taken what was sent before: nothing is kept for one that
 * is slow.
 */
export class EventStream {
  readonly #response: FastifyReply['raw'];

  constructor(reply: FastifyReply) {
    reply.hijack();
    this.#response = reply.raw;
    // What hooks have set, such as of security, goes along.
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) this.#response.setHeader(name, value);
    }
    this.#response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // A stream has a connection of its own, and ends with it: a server that stops waits for none.
      connection: 'close',
      // Proxies such as nginx pass on each event at once.
      'x-accel-buffering': 'no',
    });
    this.#response.write(`retry: ${String(RETRY_MS)}\n\n`);
  }

  /** Sends an event, and waits until the client has taken it; rejects when `signal` says that it has gone. */
  send({ event, id, data }: StreamEvent, signal: AbortSignal): Promise<void> {
    return this.#write(`${id === undefined ? '' : `id: ${String(id)}\n`}event: ${event}\ndata: ${data}\n\n`, signal);
  }

  /** Sends a comment: proxies end connections on which nothing comes. */
  keepAlive(signal: AbortSignal): Promise<void> {
    return this.#write(':\n\n', signal);
  }

  end(): void {
    this.#response.end();
  }

  async #write(text: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#response.write(text)) return;
    try {
      await once(this.#response, 'drain', { signal: AbortSignal.any([signal, AbortSignal.timeout(STUCK_MS)]) });
    } catch (error) {
      this.#response.destroy();
      throw error;
    }
  }
}
