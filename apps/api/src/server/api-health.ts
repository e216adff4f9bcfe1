import { setTimeout as sleep } from 'node:timers/promises';
import type { RowStore } from '@liesweep/sweep';
import type { ProcessHealth } from '@liesweep/worker-process/process';

/** A store that does not answer in this time is away; below the three seconds that a probe waits. */
const ANSWER_WITHIN_MS = 2_000;

/** Probes that come more often share an answer. */
const ANSWER_HOLDS_MS = 1_000;

const UNREACHABLE = 'the row store does not answer';

/** The health of the server: it is ready while it listens and its row store answers. */
export class ApiHealth implements ProcessHealth {
  #state: 'starting' | 'serving' | 'stopping' = 'starting';
  #last: { readonly at: number; readonly whyNot: Promise<string | undefined> } | undefined;

  constructor(
    private readonly rows: Pick<RowStore, 'identity'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** It listens. */
  serving(): void {
    this.#state = 'serving';
  }

  /** It takes no more requests. */
  stopping(): void {
    this.#state = 'stopping';
  }

  whyNotAlive(): undefined {
    return undefined; // a process whose event loop is stuck answers no probe at all
  }

  whyNotReady(): Promise<string | undefined> {
    if (this.#state !== 'serving') return Promise.resolve(`it is ${this.#state}`);
    if (this.#last === undefined || this.now() - this.#last.at >= ANSWER_HOLDS_MS) {
      this.#last = { at: this.now(), whyNot: this.#askStore() };
    }
    return this.#last.whyNot;
  }

  async #askStore(): Promise<string | undefined> {
    const waiting = new AbortController();
    try {
      return await Promise.race([
        this.rows.identity().then(() => undefined),
        sleep(ANSWER_WITHIN_MS, UNREACHABLE, { signal: waiting.signal, ref: false }),
      ]);
    } catch {
      return UNREACHABLE;
    } finally {
      waiting.abort();
    }
  }
}
