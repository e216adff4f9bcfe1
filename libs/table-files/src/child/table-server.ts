import { setImmediate } from 'node:timers/promises';
import type { Writable } from 'node:stream';
import type { WantedColumn } from '../open-table.js';
import { encodeFrame } from '../process/frames.js';
import type { TableAnswer, TableRequest } from '../process/messages.js';
import { TableFileError } from '../table-file-error.js';
import type { TableSource } from '../table-source.js';
import { JoinedTable } from './joined-table.js';

/** Answers requests, one at a time; `more` and `stop` steer the one that is being answered. */
export class TableServer {
  readonly #out: Writable;
  #table: JoinedTable | undefined;
  #credit = 0;
  #isStopped = false;
  #wake: () => void = () => undefined;

  constructor(out: Writable) {
    this.#out = out;
  }

  /** Takes a request; what goes wrong is an answer too. */
  take(request: TableRequest): void {
    switch (request.ask) {
      case 'more':
        this.#credit += 1;
        this.#wake();
        return;
      case 'stop':
        this.#isStopped = true;
        this.#wake();
        return;
      case 'open':
        this.#answer(this.#open(request.source));
        return;
      case 'blocks':
        this.#credit = request.credit;
        this.#isStopped = false;
        this.#answer(this.#sendBlocks(request.wanted));
        return;
      case 'cell':
        this.#answer(this.#lookUp(request.row, request.position));
    }
  }

  #answer(work: Promise<void>): void {
    work.catch((error: unknown) => {
      const { file, sentences } = error instanceof TableFileError ? error : unexpected(error);
      this.#say({ say: 'refused', file, sentences });
    });
  }

  async #open(source: TableSource): Promise<void> {
    this.#table = await JoinedTable.open(source);
    this.#say({ say: 'opened', description: this.#table.description });
  }

  async #lookUp(row: number, position: number): Promise<void> {
    this.#say({ say: 'cell', cell: await this.#opened.cell(row, position) });
  }

  async #sendBlocks(wanted: readonly WantedColumn[]): Promise<void> {
    for await (const { firstRow, rowCount, columns, hasOdd = false } of this.#opened.blocks(wanted)) {
      // Lets the requests in that have come meanwhile.
      await setImmediate();
      while (this.#credit === 0 && !this.#isStopped) await new Promise<void>((resolve) => (this.#wake = resolve));
      if (this.#isStopped) break;
      this.#credit -= 1;
      const texts = columns.map((column) => (column instanceof Float64Array ? null : column));
      const numbers = columns.filter((column) => column instanceof Float64Array);
      await this.#sayWith({ say: 'block', firstRow, rowCount, hasOdd, texts }, numbers);
    }
    this.#say({ say: 'end' });
  }

  get #opened(): JoinedTable {
    if (this.#table === undefined) throw new Error('it is not open');
    return this.#table;
  }

  #say(answer: TableAnswer): void {
    this.#out.write(encodeFrame(JSON.stringify(answer), 0));
  }

  async #sayWith(answer: TableAnswer, numbers: readonly Float64Array[]): Promise<void> {
    const pieces = numbers.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
    const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
    const frame = encodeFrame(JSON.stringify(answer), bytes);
    // The next block lies where this one does, and waits until it is gone.
    await new Promise<void>((resolve) => {
      this.#out.cork();
      this.#out.write(frame);
      for (const piece of pieces) this.#out.write(piece);
      this.#out.write('', () => {
        resolve();
      });
      this.#out.uncork();
    });
  }
}

function unexpected(error: unknown): { readonly file: string; readonly sentences: readonly string[] } {
  return { file: '', sentences: [`it cannot be read: ${error instanceof Error ? error.message : String(error)}`] };
}
