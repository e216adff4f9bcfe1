/** Rows that are kept, at most. */
const MOST_ROWS = 8192;

/** Rows of a table, evenly spread over it, in bounded memory: every k-th one, with k doubled whenever they are too many. */
export class RowSample {
  readonly #width: number;
  #rows: Float64Array[] = [];
  #every = 1;
  #seen = 0;

  constructor(width: number) {
    this.#width = width;
  }

  /** @param row is copied where it is kept */
  add(row: Float64Array): void {
    if (this.#seen % this.#every === 0) this.#rows.push(row.slice());
    this.#seen += 1;
    if (this.#rows.length < MOST_ROWS) return;
    this.#rows = this.#rows.filter((_, at) => at % 2 === 0);
    this.#every *= 2;
  }

  /** Row-major [rows, width]. */
  table(): Float64Array {
    const table = new Float64Array(this.#rows.length * this.#width);
    this.#rows.forEach((row, at) => {
      table.set(row, at * this.#width);
    });
    return table;
  }
}
