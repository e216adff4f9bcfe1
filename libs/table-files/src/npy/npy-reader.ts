import type { NpyHeader } from '@liesweep/storage/npy-header';
import { blockRows } from '../block-rows.js';
import type { MissingValues } from '../missing-values.js';
import type { TableCell, WantedColumn } from '../open-table.js';
import type { ReadBlock, TableReader } from '../table-reader.js';
import type { TableFormat } from '../table-source.js';
import { npyColumns, type NpyColumn } from './npy-columns.js';

/** Where the numbers of an array lie. */
export interface NpyBytes {
  /** Fills the buffer with what is at an offset from the first number, in bytes. */
  readonly read: (target: Buffer, offset: number) => void;
}

/** An array as a table, read block by block in either order of its indices. */
export class NpyReader implements TableReader {
  readonly format: TableFormat;
  readonly columns: readonly NpyColumn[];
  readonly rowCount: number;
  readonly notes = [];
  readonly #header: NpyHeader;
  readonly #bytes: NpyBytes;
  readonly #missing: MissingValues;

  /** @param prefix what names of columns begin with, where several arrays are put side by side */
  constructor(format: TableFormat, header: NpyHeader, bytes: NpyBytes, missing: MissingValues, prefix?: string) {
    this.format = format;
    this.columns = npyColumns(header, prefix);
    this.rowCount = header.shape[0] ?? 0;
    this.#header = header;
    this.#bytes = bytes;
    this.#missing = missing;
  }

  async *blocks(wanted: readonly WantedColumn[]): AsyncGenerator<ReadBlock> {
    const { isFortran, shape, recordBytes } = this.#header;
    const columns = wanted.map(({ position }) => this.columns[position] as NpyColumn);
    const width = isFortran ? 1 : (shape[1] ?? 1);
    const capacity = blockRows(Math.max(wanted.length, width));
    for (let first = 0; first < this.rowCount; first += capacity) {
      const rowCount = Math.min(capacity, this.rowCount - first);
      const rows = isFortran ? undefined : this.#take(first * width * recordBytes, rowCount * width * recordBytes);
      yield {
        rowCount,
        columns: wanted.map(({ as }, at) => {
          const column = columns[at] as NpyColumn;
          const numbers =
            rows === undefined
              ? decode(
                  this.#take((column.place * this.rowCount + first) * recordBytes, rowCount * recordBytes),
                  column,
                  column.offset % recordBytes,
                  recordBytes,
                  rowCount,
                )
              : decode(rows, column, column.offset, width * recordBytes, rowCount);
          this.#missing.clear(numbers);
          return as === 'number'
            ? numbers
            : Array.from(numbers, (value) => (Number.isNaN(value) ? null : String(value)));
        }),
      };
      await Promise.resolve();
    }
  }

  cell(row: number, position: number): Promise<TableCell> {
    const { isFortran, shape, recordBytes } = this.#header;
    const column = this.columns[position] as NpyColumn;
    const place = isFortran ? column.place * this.rowCount + row : row * (shape[1] ?? 1);
    const record = this.#take(place * recordBytes, recordBytes * (isFortran ? 1 : (shape[1] ?? 1)));
    const [value = Number.NaN] = decode(record, column, isFortran ? column.offset % recordBytes : column.offset, 0, 1);
    return Promise.resolve({
      place: `row ${String(row)}, column ${column.name === '' ? String(position) : column.name} (from 0)`,
      text: String(value),
      isMissing: this.#missing.isMissing(String(value)),
    });
  }

  #take(offset: number, bytes: number): Buffer {
    const buffer = Buffer.from(new ArrayBuffer(bytes));
    this.#bytes.read(buffer, offset);
    return buffer;
  }
}

/** Numbers that lie `stride` bytes apart. */
function decode(bytes: Buffer, { element }: NpyColumn, offset: number, stride: number, count: number): Float64Array {
  const numbers = new Float64Array(count);
  const isAligned = element.isNative && (bytes.byteOffset + offset) % 8 === 0 && stride % 8 === 0;
  if (isAligned) {
    const stored = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length >> 3);
    const [start, step] = [offset / 8, stride / 8];
    for (let row = 0, at = start; row < count; row++, at += step) numbers[row] = stored[at] as number;
    return numbers;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let row = 0; row < count; row++) numbers[row] = element.read(view, offset + row * stride);
  return numbers;
}
