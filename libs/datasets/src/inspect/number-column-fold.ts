import type { MissingMarker } from '../find-missing-marker.js';
import { ColumnWatch, type RepeatedEnd } from '../tables/column-watch.js';
import { ContentHash } from './content-hash.js';
import { DistinctFold } from './distinct-fold.js';
import type { Estimate } from './estimate.js';

/** What a column of numbers holds. */
export interface NumberFindings {
  /** Cells that are no number: nothing, NaN, and other texts, which `oddCells` tells from them. */
  readonly missing: number;
  /** The first of them, from 0. */
  readonly firstMissing: number | null;
  readonly infinite: number;
  readonly firstInfinite: number | null;
  /** Of the finite numbers, all of them null where there is none. */
  readonly least: number | null;
  readonly most: number | null;
  readonly mean: number | null;
  /** Standard deviation, divided by the number of rows. */
  readonly spread: number | null;
  readonly different: Estimate;
  /** Whether all are whole numbers below 2⁵³. */
  readonly isWhole: boolean;
  /** Whether each is above the one before: such as a number of the row. */
  readonly isAscending: boolean;
  /** A repeated value far outside all others. */
  readonly marker: MissingMarker | null;
  /** An end that repeats as no other value does, and is no marker. */
  readonly repeatedEnd: RepeatedEnd | null;
}

/** Different values that are counted exactly. */
const MOST_DIFFERENT = 2 ** 14;

/** The statistics of a column of numbers, folded block by block: what is said of ranges and numbers of cells is exact. */
export class NumberColumnFold {
  readonly #watch = new ColumnWatch('');
  readonly #different = new DistinctFold(MOST_DIFFERENT);
  readonly #hash = new ContentHash();
  #rows = 0;
  #missing = 0;
  #firstMissing: number | null = null;
  #infinite = 0;
  #firstInfinite: number | null = null;
  #finite = 0;
  /** The size of the first number that is not 0, so that squares of 1e±200 stay finite. */
  #unit = 0;
  #mean = 0;
  #squares = 0;
  #isWhole = true;
  #isAscending = true;
  #last = -Infinity;

  add(values: Float64Array): void {
    const finite = new Uint32Array(values.length);
    let count = 0;
    for (let row = 0; row < values.length; row += 1) {
      const value = values[row] ?? Number.NaN;
      if (Number.isFinite(value)) {
        finite[count] = row;
        count += 1;
        this.#addFinite(value);
      } else if (Number.isNaN(value)) {
        this.#missing += 1;
        this.#firstMissing ??= this.#rows + row;
      } else {
        this.#infinite += 1;
        this.#firstInfinite ??= this.#rows + row;
      }
    }
    this.#watch.add(values, finite, count);
    this.#rows += values.length;
  }

  findings(): NumberFindings {
    const [missing, infinite] = [this.#missing, this.#infinite];
    const { least, most, marked: marker = null, repeatedEnd = null } = this.#watch;
    const hasAny = this.#finite > 0;
    return {
      ...{ missing, firstMissing: this.#firstMissing, infinite, firstInfinite: this.#firstInfinite },
      least: hasAny ? least : null,
      most: hasAny ? most : null,
      mean: hasAny ? this.#mean * (this.#unit || 1) : null,
      spread: hasAny ? Math.sqrt(this.#squares / this.#finite) * (this.#unit || 1) : null,
      different: this.#different.different,
      isWhole: hasAny && this.#isWhole,
      isAscending: hasAny && this.#isAscending && missing + infinite === 0,
      marker,
      repeatedEnd: marker === null ? repeatedEnd : null,
    };
  }

  /** Mean and squares by Welford. */
  #addFinite(value: number): void {
    this.#different.add(this.#hash.addNumber(value).take());
    this.#isWhole &&= Number.isSafeInteger(value);
    this.#isAscending &&= value > this.#last;
    this.#last = value;
    if (this.#unit === 0) this.#unit = Math.abs(value);
    const scaled = this.#unit === 0 ? 0 : value / this.#unit;
    this.#finite += 1;
    const before = scaled - this.#mean;
    this.#mean += before / this.#finite;
    this.#squares += before * (scaled - this.#mean);
  }
}
