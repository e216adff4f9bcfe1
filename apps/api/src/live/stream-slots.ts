import { HttpProblem } from '../server/http-problem.js';

/** How many streams may be open. */
export interface StreamLimits {
  readonly inAll: number;
  readonly ofCaller: number;
}

/** Counts the streams that are open, in all and by who has opened them. */
export class StreamSlots {
  readonly #open = new Map<string, number>();
  #count = 0;

  constructor(private readonly limits: StreamLimits) {}

  get open(): number {
    return this.#count;
  }

  /**
   * Takes a place; what is returned gives it back, once.
   *
   * @throws HttpProblem 429 where there is none
   */
  take(caller: string): () => void {
    const own = this.#open.get(caller) ?? 0;
    if (own >= this.limits.ofCaller) throw tooMany(`${String(own)} streams are open for ${caller}`);
    if (this.#count >= this.limits.inAll) throw tooMany(`${String(this.#count)} streams are open`);
    this.#open.set(caller, own + 1);
    this.#count += 1;
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.#count -= 1;
      const left = (this.#open.get(caller) ?? 1) - 1;
      if (left === 0) this.#open.delete(caller);
      else this.#open.set(caller, left);
    };
  }
}

function tooMany(happened: string): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/too-many-streams', title: 'Too many streams', status: 429 },
    detail: `${happened}, and no more are allowed.`,
    remedy: 'Close some, such as pages in other tabs, or ask again later.',
  });
}
