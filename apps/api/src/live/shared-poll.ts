import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** What is read again and again. */
export interface PollOptions<Seen> {
  /** Reads the store; given what it has read before, since somebody listens. */
  readonly read: (before: Seen | undefined) => Promise<Seen>;
  /** Told of each failure to read; the next reading is tried all the same. */
  readonly onError: (error: unknown) => void;
  readonly intervalMs: number;
}

/**
 * Reads the store again and again for all who listen, and only while somebody does. Whoever listens is woken after each reading;
 * whoever was busy meanwhile sees only the latest.
 */
export class SharedPoll<Seen> {
  readonly #woken = new EventEmitter().setMaxListeners(0);
  #listeners = 0;
  #latest: Seen | undefined;
  #turn = 0;
  #stopped = new AbortController();

  constructor(private readonly options: PollOptions<Seen>) {}

  /** How many listen. */
  get listeners(): number {
    return this.#listeners;
  }

  /**
   * What is read, from now on until `signal` ends it: the latest at once where there is one, then after each reading. Undefined
   * where the store could not be read; nothing has been since somebody listens.
   */
  async *follow(signal: AbortSignal): AsyncGenerator<Seen | undefined, void, undefined> {
    this.#join();
    let turn = this.#latest === undefined ? this.#turn : this.#turn - 1;
    try {
      while (!signal.aborted) {
        if (this.#turn === turn) await once(this.#woken, 'turn', { signal }).catch(() => undefined);
        else {
          turn = this.#turn;
          yield this.#latest;
        }
      }
    } finally {
      this.#leave();
    }
  }

  #join(): void {
    this.#listeners += 1;
    if (this.#listeners > 1) return;
    this.#stopped = new AbortController();
    void this.#poll(this.#stopped.signal);
  }

  #leave(): void {
    this.#listeners -= 1;
    if (this.#listeners > 0) return;
    this.#stopped.abort();
    this.#latest = undefined;
  }

  async #poll(stopped: AbortSignal): Promise<void> {
    const isStopped = (): boolean => stopped.aborted;
    while (!isStopped()) {
      try {
        const seen = await this.options.read(this.#latest);
        if (isStopped()) return;
        this.#latest = seen;
      } catch (error) {
        if (isStopped()) return;
        this.options.onError(error);
      }
      this.#turn += 1;
      this.#woken.emit('turn');
      await delay(this.options.intervalMs, undefined, { signal: stopped, ref: false }).catch(() => undefined);
    }
  }
}
