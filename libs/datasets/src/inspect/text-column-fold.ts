import { ContentHash } from './content-hash.js';
import { DistinctFold } from './distinct-fold.js';
import type { Estimate } from './estimate.js';

/** A text of a column, and how often it is there. */
export interface CountedWord {
  readonly word: string;
  readonly count: number;
}

/** What a column of texts holds. */
export interface TextFindings {
  readonly missing: number;
  /** From 0. */
  readonly firstMissing: number | null;
  readonly different: Estimate;
  /** All of them where they are few, the most frequent first; none where they are many. */
  readonly words: readonly CountedWord[];
}

/** A column with more different texts than this holds names or remarks, no labels. */
const MOST_WORDS = 256;

/** Different texts that are counted exactly. */
const MOST_DIFFERENT = 2 ** 14;

/** The words of a column of texts, folded block by block. */
export class TextColumnFold {
  readonly #different = new DistinctFold(MOST_DIFFERENT);
  readonly #hash = new ContentHash();
  readonly #words = new Map<string, number>();
  #rows = 0;
  #missing = 0;
  #firstMissing: number | null = null;

  add(texts: readonly (string | null)[]): void {
    for (const text of texts) {
      if (text === null) {
        this.#missing += 1;
        this.#firstMissing ??= this.#rows;
      } else {
        this.#different.add(this.#hash.addText(text).take());
        // One more than is shown says that there are more.
        if (this.#words.has(text) || this.#words.size <= MOST_WORDS)
          this.#words.set(text, (this.#words.get(text) ?? 0) + 1);
      }
      this.#rows += 1;
    }
  }

  findings(): TextFindings {
    const words = [...this.#words].map(([word, count]) => ({ word, count }));
    return {
      ...{ missing: this.#missing, firstMissing: this.#firstMissing, different: this.#different.different },
      words: words.length > MOST_WORDS ? [] : words.toSorted((a, b) => b.count - a.count || compare(a.word, b.word)),
    };
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
