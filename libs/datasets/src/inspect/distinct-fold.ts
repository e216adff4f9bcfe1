import type { Estimate } from './estimate.js';

/** Hashes are below. */
const HASHES = 2 ** 53;

/**
 * Counts what is different in bounded memory (adaptive sampling, Wegman): of more than `limit` different hashes the smallest share is
 * kept, a half, a quarter, …, and each counts for as many. Exact up to the limit; beyond it the standard error is about 1.2/√limit.
 */
export class DistinctFold {
  readonly #limit: number;
  readonly #counts = new Map<number, number>();
  #below = HASHES;
  #added = 0;

  /** @param limit hashes that are kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param hash of `ContentHash` */
  add(hash: number): void {
    this.#added += 1;
    if (hash >= this.#below) return;
    this.#counts.set(hash, (this.#counts.get(hash) ?? 0) + 1);
    while (this.#counts.size > this.#limit) {
      this.#below /= 2;
      for (const kept of this.#counts.keys()) if (kept >= this.#below) this.#counts.delete(kept);
    }
  }

  /** How many were different. */
  get different(): Estimate {
    return this.#estimate(this.#counts.size);
  }

  /** How many were there before. */
  get repeated(): Estimate {
    let count = 0;
    for (const times of this.#counts.values()) count += times - 1;
    return this.#estimate(count);
  }

  #estimate(count: number): Estimate {
    return { count: Math.min(this.#added, count * (HASHES / this.#below)), isExact: this.#below === HASHES };
  }
}
