import type { FastifyRequest } from 'fastify';
import { tooMany } from './refusals.js';

const RETRY_SECONDS = 10;

/** Of all streams, what one caller may have, so that others still get one. */
const SHARE_OF_ONE = 0.75;

/** Counts the streams that are open; each costs memory for as long as somebody listens. */
export class OpenStreams {
  readonly #ofCaller = new Map<string, number>();
  readonly #most: number;
  #count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Counts a stream until its connection is closed.
   *
   * @throws HttpProblem 429 where there are too many
   */
  open({ raw, caller }: FastifyRequest): void {
    const name = caller?.name ?? '';
    const own = this.#ofCaller.get(name) ?? 0;
    if (this.#count >= this.#most) throw tooMany('Too many streams are open.', RETRY_SECONDS);
    if (own >= Math.ceil(this.#most * SHARE_OF_ONE)) throw tooMany('You have too many streams open.', RETRY_SECONDS);
    this.#add(name, 1);
    raw.once('close', () => {
      this.#add(name, -1);
    });
  }

  #add(name: string, change: 1 | -1): void {
    this.#count += change;
    const own = (this.#ofCaller.get(name) ?? 0) + change;
    if (own === 0) this.#ofCaller.delete(name);
    else this.#ofCaller.set(name, own);
  }
}
