/**
 * Memory for the numbers of one block, used again for the next: what is computed block by block would otherwise leave arrays
 * behind faster than they are collected.
 */
export class Scratch {
  #numbers: Float64Array = new Float64Array();

  /** An array of so many numbers, whatever they are; good until the next call. */
  take(length: number): Float64Array {
    if (length > this.#numbers.length) this.#numbers = new Float64Array(length);
    return length === this.#numbers.length ? this.#numbers : this.#numbers.subarray(0, length);
  }
}
