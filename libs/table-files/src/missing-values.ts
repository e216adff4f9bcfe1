import { parseNumber } from './text/parse-number.js';

const MISSING = /^(?:na|n\/a|null|none|nan)?$/i;

/** What stands for a missing value: nothing, the usual words, a NaN, and what else the user says. */
export class MissingValues {
  readonly #texts: ReadonlySet<string>;
  readonly #numbers: readonly number[];

  /** @param texts one that is a number stands for this number in every format */
  constructor(texts: readonly string[] = []) {
    this.#texts = new Set(texts);
    this.#numbers = texts.map((text) => parseNumber(text)).filter((value) => !Number.isNaN(value));
  }

  /** Whether some numbers are missing values. */
  get hasNumbers(): boolean {
    return this.#numbers.length > 0;
  }

  isMissing(text: string): boolean {
    return (
      MISSING.test(text) || this.#texts.has(text) || (this.hasNumbers && this.#numbers.includes(parseNumber(text)))
    );
  }

  /** Makes NaN of the numbers that are missing values. */
  clear(numbers: Float64Array): Float64Array {
    if (!this.hasNumbers) return numbers;
    numbers.forEach((value, at) => {
      if (this.#numbers.includes(value)) numbers[at] = Number.NaN;
    });
    return numbers;
  }
}
