import type { EventStream } from './event-stream.js';

/** Proxies end connections on which nothing has come for a minute, or half of one. */
const SILENCE_MS = 15_000;

/** Keeps a stream open on which little happens. */
export class KeptAlive {
  #at: number;

  constructor(
    private readonly stream: Pick<EventStream, 'keepAlive'>,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#at = now();
  }

  /** Sends a sign of life where it is time for one, and says whether it was. */
  async isDue(signal: AbortSignal): Promise<boolean> {
    if (this.now() - this.#at < SILENCE_MS) return false;
    this.#at = this.now();
    await this.stream.keepAlive(signal);
    return true;
  }
}
