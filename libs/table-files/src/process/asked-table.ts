import type { OpenTable, TableBlock, TableCell, TableDescription, WantedColumn } from '../open-table.js';
import type { TableSource } from '../table-source.js';
import type { TableAnswer } from './messages.js';
import type { ArrivedAnswer, TableProcess } from './table-process.js';

type Answer<Say extends TableAnswer['say']> = Extract<TableAnswer, { readonly say: Say }>;

/** Blocks that are on their way while one is used; memory grows with it. */
const BLOCKS_AHEAD = 3;

/** A table in the process that reads it. */
export class AskedTable implements OpenTable {
  readonly description: TableDescription;
  readonly #process: TableProcess;
  /** Blocks that arrived while something else was waited for. */
  #early: ArrivedAnswer[] = [];
  #lastCell: Promise<unknown> = Promise.resolve();
  /** Whether blocks are on their way. */
  #isReading = false;

  private constructor(process: TableProcess, description: TableDescription) {
    this.#process = process;
    this.description = description;
  }

  /** @throws TableFileError when it cannot be read */
  static async open(process: TableProcess, source: TableSource): Promise<AskedTable> {
    process.ask({ ask: 'open', source });
    const { answer } = await process.answer();
    return new AskedTable(process, (answer as Answer<'opened'>).description);
  }

  async *blocks(wanted: readonly WantedColumn[]): AsyncGenerator<TableBlock> {
    if (this.#isReading) throw new Error('a table is read once at a time');
    this.#isReading = true;
    let isEnded = false;
    this.#process.ask({ ask: 'blocks', wanted, credit: BLOCKS_AHEAD });
    try {
      for (;;) {
        const { answer, payload } = this.#early.shift() ?? (await this.#process.answer());
        if (answer.say === 'end') {
          isEnded = true;
          return;
        }
        yield toBlock(answer as Answer<'block'>, payload);
        this.#process.ask({ ask: 'more' });
      }
    } catch (error) {
      isEnded = true;
      throw error;
    } finally {
      if (!isEnded) await this.#stop();
      this.#early = [];
      this.#isReading = false;
    }
  }

  cell(row: number, position: number): Promise<TableCell> {
    const cell = this.#lastCell.then(() => this.#lookUp(row, position));
    this.#lastCell = cell.catch(() => undefined);
    return cell;
  }

  async #lookUp(row: number, position: number): Promise<TableCell> {
    this.#process.ask({ ask: 'cell', row, position });
    for (;;) {
      const arrived = await this.#process.answer();
      if (arrived.answer.say === 'cell') return arrived.answer.cell;
      this.#early.push(arrived);
    }
  }

  /** Lets the blocks that are on their way arrive, and go. */
  async #stop(): Promise<void> {
    if (this.#early.some(({ answer }) => answer.say === 'end')) return;
    this.#process.ask({ ask: 'stop' });
    for (;;) {
      const { answer } = await this.#process.answer();
      if (answer.say === 'end') return;
    }
  }
}

function toBlock({ firstRow, rowCount, hasOdd, texts }: Answer<'block'>, payload: ArrayBuffer): TableBlock {
  let offset = 0;
  const columns = texts.map((text) => {
    if (text !== null) return text;
    const numbers = new Float64Array(payload, offset, rowCount);
    offset += numbers.byteLength;
    return numbers;
  });
  return { firstRow, rowCount, hasOdd, columns };
}
