/** Values that were asked for lately, up to a total size; each is made once, however many ask for it meanwhile. */
export class BoundedCache<Value> {
  readonly #kept = new Map<string, { readonly value: Promise<Value>; size: number }>();
  readonly #most: number;
  readonly #sizeOf: (value: Value) => number;

  /** @param most of all sizes together; the value that was asked for last is kept whatever its size */
  constructor(most: number, sizeOf: (value: Value) => number) {
    this.#most = most;
    this.#sizeOf = sizeOf;
  }

  /** The value of a key; what fails is made again when it is asked for again. */
  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known.value;
    }
    const entry = { value: make(), size: 0 };
    this.#kept.set(key, entry);
    entry.value.then(
      (value) => {
        entry.size = this.#sizeOf(value);
        this.#bound();
      },
      () => {
        if (this.#kept.get(key) === entry) this.#kept.delete(key);
      },
    );
    return entry.value;
  }

  #bound(): void {
    let total = [...this.#kept.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [key, { size }] of this.#kept) {
      if (total <= this.#most || this.#kept.size === 1) return;
      this.#kept.delete(key);
      total -= size;
    }
  }
}
