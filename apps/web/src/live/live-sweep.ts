import type { Cells, Sweep } from '@liesweep/api-contract';
import type { CallError } from '../api/call.js';
import { CellColumns } from './cell-columns.js';
import type { ChannelRequest } from './event-channel.js';
import { oncePerFrame } from './once-per-frame.js';

/** What a live sweep needs of the page. */
export interface LiveSweepHost {
  readonly fetchCells: (since: number, signal: AbortSignal) => Promise<Cells>;
  readonly eventsAddress: (since: number) => string;
  readonly open: (request: ChannelRequest) => () => void;
  /** The sweep has a new word of itself. */
  readonly onSweep: (sweep: Sweep) => void;
  /** Its cells have changed: what follows from them is out of date. */
  readonly onCells: () => void;
  readonly frame?: (callback: () => void) => number;
}

/**
 * A sweep as it changes. Its cells are read page by page, then the tab’s stream tells what has changed since. All of it stands
 * outside React: who draws cells subscribes and is called at most once per animation frame.
 */
export class LiveSweep {
  readonly #host: LiveSweepHost;
  readonly #listeners = new Set<() => void>();
  readonly #tell: () => void;
  #columns = new CellColumns(0);
  #version = 0;
  #isLoaded = false;
  #isGone = false;
  #error: CallError | null = null;
  #stop: (() => void) | null = null;
  #readers = 0;

  constructor(host: LiveSweepHost) {
    this.#host = host;
    this.#tell = oncePerFrame(() => {
      this.#version++;
      for (const listener of this.#listeners) listener();
    }, host.frame);
  }

  /** Its cells as far as they are known. Another object when the grid has grown. */
  get columns(): CellColumns {
    return this.#columns;
  }

  /** Grows with every change that is told. */
  get version(): number {
    return this.#version;
  }

  /** Whether all that the server had at the start has been read. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Whether it was deleted meanwhile. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Why its cells could not be read. */
  get error(): CallError | null {
    return this.#error;
  }

  /** Calls the listener after changes, at most once per frame, until the answer is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Reads and listens for as long as anybody does who called this and not the answer. */
  start(): () => void {
    this.#readers++;
    if (this.#readers === 1) this.#begin();
    return () => {
      this.#readers--;
      if (this.#readers > 0) return;
      this.#stop?.();
      this.#stop = null;
    };
  }

  /** Tries again after an error. */
  again(): void {
    this.#stop?.();
    if (this.#readers > 0) this.#begin();
  }

  #begin(): void {
    const reading = new AbortController();
    this.#error = null;
    this.#isGone = false;
    let close: (() => void) | null = null;
    this.#stop = () => {
      reading.abort();
      close?.();
    };
    void this.#read(reading.signal).then((isRead) => {
      if (!isRead || reading.signal.aborted) return;
      close = this.#host.open({
        address: () => this.#host.eventsAddress(this.#columns.revision),
        on: {
          sweep: (sweep) => {
            this.#host.onSweep(sweep as Sweep);
          },
          cells: (cells) => {
            this.#take(cells as Cells);
          },
          gone: () => {
            // One of the same id that is submitted later has other cells.
            this.#isGone = true;
            this.#columns = new CellColumns(0);
            this.#isLoaded = false;
            this.#stop?.();
            this.#tell();
          },
        },
      });
    });
  }

  async #read(signal: AbortSignal): Promise<boolean> {
    try {
      for (let hasMore = true; hasMore; ) {
        const page = await this.#host.fetchCells(this.#columns.revision, signal);
        if (signal.aborted) return false;
        this.#take(page);
        hasMore = page.hasMore;
      }
      this.#isLoaded = true;
      this.#tell();
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      this.#error = error as CallError;
      this.#tell();
      return false;
    }
  }

  /** Another number of grid points is another grid: a cell’s index means another cell there, so all is read anew. */
  #take(page: Cells): void {
    if (page.total !== this.#columns.total) {
      const isNew = this.#columns.total === 0;
      this.#columns = new CellColumns(page.total);
      if (!isNew) {
        this.#isLoaded = false;
        this.#tell();
        this.#host.onCells();
        this.again();
        return;
      }
    }
    this.#columns.merge(page);
    if (page.cells.index.length > 0 || page.reset) this.#host.onCells();
    this.#tell();
  }
}
