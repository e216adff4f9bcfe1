/** Numbers of one chunk while it is not known how many there will be: a mebibyte. */
const CHUNK_NUMBERS = 2 ** 17;

/** Numbers that are collected block by block. Memory is theirs once, and while they are joined twice. */
export class GrowingNumbers {
  readonly #chunks: Float64Array[] = [];
  #chunk: Float64Array;
  #used = 0;

  /** @param atMost how many there will be, where that is known: then nothing is ever joined */
  constructor(atMost = CHUNK_NUMBERS) {
    this.#chunk = new Float64Array(atMost);
  }

  /** Room for so many more numbers, which are all to be written at once; it is good until the next call. */
  extend(count: number): Float64Array {
    if (this.#used + count > this.#chunk.length) {
      this.#chunks.push(this.#chunk.subarray(0, this.#used));
      this.#chunk = new Float64Array(Math.max(count, CHUNK_NUMBERS));
      this.#used = 0;
    }
    this.#used += count;
    return this.#chunk.subarray(this.#used - count, this.#used);
  }

  /** All numbers in one array; nothing can be added afterwards. */
  take(): Float64Array {
    const last = this.#chunk.subarray(0, this.#used);
    if (this.#chunks.length === 0) return last;
    const all = new Float64Array(this.#chunks.reduce((sum, { length }) => sum + length, last.length));
    let at = 0;
    for (let chunk = this.#chunks.shift(); chunk !== undefined; chunk = this.#chunks.shift()) {
      all.set(chunk, at);
      at += chunk.length;
    }
    all.set(last, at);
    return all;
  }
}
