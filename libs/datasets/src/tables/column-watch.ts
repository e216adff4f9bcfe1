import { countOf, shortText } from '@liesweep/sweep';
import type { MissingMarker } from '../find-missing-marker.js';

/** Different values that are looked at. */
const MOST_LEVELS = 4096;

/** A column of fewer levels than these may well have one far from the rest. */
const LEAST_LEVELS = 20;

/** Rows that must have a marker: one outlier is a measurement. */
const LEAST_MARKED = 2;

/** How far outside the others a marker is, in ranges of theirs. */
const RANGES_APART = 3;

/** Rows in which an end of a column repeats suspiciously, and how many times more often than the other values do. */
const LEAST_SUSPICIOUS = 5;
const TIMES_MORE_OFTEN = 20;

/** One end of a column. */
interface End {
  value: number;
  count: number;
  /** The value next to it. */
  next: number;
}

/** An end of a column that is repeated as no other value is. */
export interface RepeatedEnd {
  readonly value: number;
  readonly count: number;
  readonly isLeast: boolean;
}

/** Watches the numbers of one column go by, for a value that stands for what is missing, such as −999. */
export class ColumnWatch {
  readonly #name: string;
  readonly #least: End = { value: Infinity, count: 0, next: Infinity };
  readonly #most: End = { value: -Infinity, count: 0, next: -Infinity };
  readonly #levels = new Set<number>();
  #rowsOfLevels = 0;

  constructor(name: string) {
    this.#name = shortText(name);
  }

  /** @param rows of the column that are looked at, the first `count` */
  add(column: Float64Array, rows: Uint32Array, count: number): void {
    const [least, most] = [this.#least, this.#most];
    for (let at = 0; at < count; at += 1) {
      const value = column[rows[at] ?? 0] ?? Number.NaN;
      if (this.#levels.size < MOST_LEVELS) {
        this.#levels.add(value);
        this.#rowsOfLevels += 1;
      }
      if (value < least.value) {
        least.next = least.value;
        least.value = value;
        least.count = 1;
      } else if (value === least.value) least.count += 1;
      else if (value < least.next) least.next = value;
      if (value > most.value) {
        most.next = most.value;
        most.value = value;
        most.count = 1;
      } else if (value === most.value) most.count += 1;
      else if (value > most.next) most.next = value;
    }
  }

  /** The smallest of the numbers; Infinity where there is none. */
  get least(): number {
    return this.#least.value;
  }

  /** The largest of the numbers; −Infinity where there is none. */
  get most(): number {
    return this.#most.value;
  }

  /** A value that is repeated far outside all others; undefined where there is none. */
  get marked(): MissingMarker | undefined {
    const [least, most] = [this.#least, this.#most];
    return (
      this.#markerAt(least, least.next - least.value, { least: least.next, most: most.value }) ??
      this.#markerAt(most, most.value - most.next, { least: least.value, most: most.next })
    );
  }

  /** A sentence on that. */
  get marker(): string | undefined {
    const found = this.marked;
    if (found === undefined) return undefined;
    const { value, count, least, most } = found;
    return (
      `column ${this.#name} has ${String(value)} in ${countOf(count, 'row')}, far outside its other values (${String(least)} to ${String(most)}): ` +
      'it looks like a marker of missing values; ' +
      `leave those rows out with missingValues: [${String(value)}] and missing: drop, or by where`
    );
  }

  #markerAt(
    { value, count }: End,
    distance: number,
    others: Pick<MissingMarker, 'least' | 'most'>,
  ): MissingMarker | undefined {
    const isFar = distance > RANGES_APART * (others.most - others.least);
    return count >= LEAST_MARKED && isFar && this.#levels.size - 1 >= LEAST_LEVELS
      ? { value, count, ...others }
      : undefined;
  }

  /** An end that repeats as no other value does; undefined where none does, or it is 0, as ends often are. */
  get repeatedEnd(): RepeatedEnd | undefined {
    const usual = this.#rowsOfLevels / this.#levels.size;
    if (this.#levels.size <= LEAST_LEVELS) return undefined;
    const end = [this.#least, this.#most].find(
      ({ value, count }) => value !== 0 && count >= LEAST_SUSPICIOUS && count >= TIMES_MORE_OFTEN * usual,
    );
    return end === undefined ? undefined : { value: end.value, count: end.count, isLeast: end === this.#least };
  }

  /** A sentence on that. */
  get suspicion(): string | undefined {
    const end = this.repeatedEnd;
    if (end === undefined) return undefined;
    const [value, which] = [String(end.value), end.isLeast ? 'smallest' : 'largest'];
    return (
      `Column ${this.#name} has ${value}, its ${which} value, in ${countOf(end.count, 'row')}: if it stands for what is missing, or for all ` +
      `that is beyond, leave those rows out with missingValues: [${value}] and missing: drop, or by where.`
    );
  }
}
