import { rowsOf } from '@liesweep/sweep';
import type { ColumnExtremes } from '../column-extremes.js';
import { findMissingMarkers, type MissingMarker } from '../find-missing-marker.js';

/** Different values that are kept: more than a column of few levels has. */
const MOST_LEVELS = 24;

/** The ends of a column, folded value by value. */
export class ExtremesFold {
  readonly #levels = new Set<number>();
  #least = Infinity;
  #leastCount = 0;
  #nextLeast = Infinity;
  #most = -Infinity;
  #mostCount = 0;
  #nextMost = -Infinity;

  /** @param value finite */
  add(value: number): void {
    if (this.#levels.size < MOST_LEVELS) this.#levels.add(value);
    if (value <= this.#nextLeast) {
      if (value < this.#least) [this.#nextLeast, this.#least, this.#leastCount] = [this.#least, value, 1];
      else if (value === this.#least) this.#leastCount += 1;
      else this.#nextLeast = value;
    }
    if (value >= this.#nextMost) {
      if (value > this.#most) [this.#nextMost, this.#most, this.#mostCount] = [this.#most, value, 1];
      else if (value === this.#most) this.#mostCount += 1;
      else this.#nextMost = value;
    }
  }

  get extremes(): ColumnExtremes {
    const [least, leastCount, nextLeast] = [this.#least, this.#leastCount, this.#nextLeast];
    return { least, leastCount, nextLeast, most: this.#most, mostCount: this.#mostCount, nextMost: this.#nextMost };
  }

  /** The smallest or largest value where it is repeated and far outside all others. */
  get marker(): MissingMarker | undefined {
    return findMissingMarkers(rowsOf(Float64Array.from(this.#levels), 1), [this.extremes])[0];
  }
}
