import { rowsOf, type RowSource } from '@liesweep/sweep';
import { fileRows } from './file-rows.js';
import { NumberFile } from './number-file.js';

/** Numbers of features, or of labels, that are held in memory: 64 MiB. More lie in a temporary file. */
const MOST_HELD = 2 ** 23;

/** Numbers of one chunk while it is not known how many there will be: a mebibyte. */
const CHUNK_NUMBERS = 2 ** 17;

/** Rows that were collected. */
export interface CollectedNumbers {
  readonly rows: RowSource;
  /** All of them, where they are in memory. */
  readonly numbers?: Float64Array;
}

/** Rows that are collected as they come, in memory as long as they are few enough. */
export class GrowingRows {
  readonly #chunks: Float64Array[] = [];
  #chunk: Float64Array = new Float64Array();
  #used = 0;
  #count = 0;
  #file: NumberFile | undefined;
  #written = 0;

  /**
   * @param width numbers per row
   * @param atMost how many rows there will be, where that is known: then those that are held are never joined
   * @param mostHeld numbers that are held in memory
   */
  constructor(
    readonly width: number,
    atMost?: number,
    readonly mostHeld = MOST_HELD,
  ) {
    if (atMost !== undefined && atMost * width <= mostHeld) this.#chunk = new Float64Array(atMost * width);
  }

  /** Room for so many more rows, of zeros, which are all to be written at once; it is good until the next call. */
  extend(rowCount: number): Float64Array {
    const count = rowCount * this.width;
    if (this.#used + count > this.#chunk.length) {
      if (this.#used > 0) this.#put(this.#chunk.subarray(0, this.#used));
      // What is written to the file is free for the next rows.
      const isFree = this.#file !== undefined && count <= this.#chunk.length;
      if (!isFree) this.#chunk = new Float64Array(Math.max(count, CHUNK_NUMBERS));
      this.#used = 0;
    }
    this.#used += count;
    this.#count += count;
    const room = this.#chunk.subarray(this.#used - count, this.#used);
    return this.#file === undefined ? room : room.fill(0);
  }

  /** All rows, and all their numbers where these are in memory; nothing can be added afterwards. */
  finish(): CollectedNumbers {
    const last = this.#chunk.subarray(0, this.#used);
    const { width } = this;
    if (this.#chunks.length === 0 && this.#count <= this.mostHeld) return { rows: rowsOf(last, width), numbers: last };
    this.#put(last);
    if (this.#file !== undefined) {
      return { rows: fileRows(this.#file, { first: 0, rowCount: this.#count / width, width }) };
    }
    const numbers = new Float64Array(this.#count);
    let at = 0;
    for (let chunk = this.#chunks.shift(); chunk !== undefined; chunk = this.#chunks.shift()) {
      numbers.set(chunk, at);
      at += chunk.length;
    }
    return { rows: rowsOf(numbers, width), numbers };
  }

  #put(chunk: Float64Array): void {
    this.#chunks.push(chunk);
    if (this.#file === undefined && this.#count <= this.mostHeld) return;
    this.#file ??= new NumberFile();
    for (let each = this.#chunks.shift(); each !== undefined; each = this.#chunks.shift()) {
      this.#file.write(each, this.#written);
      this.#written += each.length;
    }
  }
}
