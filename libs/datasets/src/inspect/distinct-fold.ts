import type { Estimate } from './estimate.js';

/**
 * Counts what is different in bounded memory (adaptive sampling, Wegman): of more than `limit` different hashes those are
 * kept that end in d zeros, and count 2^d each. Exact up to the limit; beyond it the standard error is about 1.2/√limit.
 */
export class DistinctFold {
  readonly #limit: number;
  readonly #counts = new Map<number, number>();
  #step = 1;

  /** @param limit hashes that are kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param hash of `ContentHash` */
  add(hash: number): void {
    if (hash % this.#step !== 0) return;
    this.#counts.set(hash, (this.#counts.get(hash) ?? 0) + 1);
    while (this.#counts.size > this.#limit) {
      this.#step *= 2;
      for (const kept of this.#counts.keys()) if (kept % this.#step !== 0) this.#counts.delete(kept);
    }
  }

  /** How many were different. */
  get different(): Estimate {
    return { count: this.#counts.size * this.#step, isExact: this.#step === 1 };
  }

  /** How many were there before. */
  get repeated(): Estimate {
    let count = 0;
    for (const times of this.#counts.values()) count += times - 1;
    return { count: count * this.#step, isExact: this.#step === 1 };
  }
}
