/**
 * A hash of numbers and texts in order, of 53 bits: for counting what is different, not for telling who wrote it. Two lanes of
 * MurmurHash3's finaliser.
 */
export class ContentHash {
  static readonly #number = new Float64Array(1);
  static readonly #words = new Uint32Array(ContentHash.#number.buffer);
  #a = 0x9e3779b9;
  #b = 0x85ebca6b;

  /** NaN is one value, and minus zero is zero. */
  addNumber(value: number): this {
    ContentHash.#number[0] = value + 0;
    const [low = 0, high = 0] = ContentHash.#words;
    this.#mix(low);
    this.#mix(high);
    return this;
  }

  addText(text: string | null): this {
    if (text !== null) for (let at = 0; at < text.length; at += 1) this.#mix(text.charCodeAt(at));
    // Ends the text, and tells nothing from an empty one.
    this.#mix(text === null ? -2 : -1);
    return this;
  }

  /** The hash of what was added since the last one: a whole number below 2⁵³. */
  take(): number {
    const value = (this.#a >>> 0) * 2 ** 21 + (this.#b >>> 11);
    this.#a = 0x9e3779b9;
    this.#b = 0x85ebca6b;
    return value;
  }

  #mix(word: number): void {
    this.#a = finalised(this.#a ^ word);
    this.#b = finalised(Math.imul(this.#b, 5) + word + this.#a);
  }
}

function finalised(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
