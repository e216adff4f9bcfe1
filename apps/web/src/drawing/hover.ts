import { oncePerFrame } from '../live/once-per-frame.js';

/** Which cell the pointer or the keyboard is at; told at most once per frame, to the one line that shows it. */
export class Hover {
  readonly #listeners = new Set<() => void>();
  readonly #tell = oncePerFrame(() => {
    for (const listener of this.#listeners) listener();
  });
  #cell: number | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** The cell; null for none. */
  readonly cell = (): number | null => this.#cell;

  readonly put = (cell: number | null): void => {
    if (cell === this.#cell) return;
    this.#cell = cell;
    this.#tell();
  };
}
