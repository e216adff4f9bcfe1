import { blockRows } from '../block-rows.js';
import type { MissingValues } from '../missing-values.js';
import type { TableCell, TableColumn, WantedColumn } from '../open-table.js';
import { countOf } from '../count-of.js';
import { RefusedFileError } from '../refused-file-error.js';
import { shownColumn } from '../shown-column.js';
import { tableCell } from '../table-cell.js';
import type { ReadBlock, TableReader } from '../table-reader.js';
import type { TableFormat } from '../table-source.js';
import { textsAsNumbers } from '../texts-as-numbers.js';
import type { ColumnSource } from './column-source.js';

/** More numbers are not read at once, however they are stored. */
const MOST_NUMBERS = 2 ** 24;

interface PlacedColumn {
  readonly source: ColumnSource;
  /** In the source. */
  readonly position: number;
}

/** A column as it is wanted. */
interface AskedColumn {
  readonly cells: Float64Array | readonly (string | null)[];
  readonly hasOdd: boolean;
}

/** Arrays as a table, side by side. */
export class ArrayReader implements TableReader {
  readonly format: TableFormat;
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  readonly notes: readonly string[];
  readonly #places: readonly PlacedColumn[];
  readonly #missing: MissingValues;

  /**
   * @param sources by the names that messages call them
   * @throws RefusedFileError when they have different numbers of rows
   */
  constructor(
    format: TableFormat,
    sources: readonly (readonly [string, ColumnSource])[],
    missing: MissingValues,
    notes: readonly string[] = [],
  ) {
    this.format = format;
    this.columns = sources.flatMap(([, source]) => source.columns);
    this.notes = notes;
    this.#missing = missing;
    this.#places = sources.flatMap(([, source]) => source.columns.map((_, position) => ({ source, position })));
    const [first] = sources;
    this.rowCount = first?.[1].rowCount ?? 0;
    const other = sources.find(([, { rowCount }]) => rowCount !== this.rowCount);
    if (first === undefined || other === undefined) return;
    const [[a, { rowCount: rows }], [b, { rowCount: others }]] = [first, other];
    throw new RefusedFileError([
      `${a} has ${countOf(rows, 'row')} and ${b} has ${String(others)}: side by side they need as many`,
    ]);
  }

  async *blocks(wanted: readonly WantedColumn[]): AsyncGenerator<ReadBlock> {
    const places = wanted.map(({ position }) => this.#place(position));
    const usual = blockRows(wanted.length);
    const step = Math.max(1, ...places.map(({ source }) => source.rowStep));
    const widest = Math.max(1, ...places.map(({ source }) => source.columns.length));
    const capacity = Math.min(Math.ceil(usual / step) * step, Math.max(usual, Math.floor(MOST_NUMBERS / widest)));
    for (let first = 0; first < this.rowCount; first += capacity) {
      const rowCount = Math.min(capacity, this.rowCount - first);
      const read = await this.#read(places, first, rowCount);
      for (let start = 0; start < rowCount; start += usual) {
        const end = Math.min(rowCount, start + usual);
        const columns = read.map((column, at) => this.#as(wanted[at]?.as ?? 'number', cut(column, start, end)));
        yield {
          rowCount: end - start,
          columns: columns.map(({ cells }) => cells),
          hasOdd: columns.some(({ hasOdd }) => hasOdd),
        };
      }
    }
  }

  async cell(row: number, position: number): Promise<TableCell> {
    const [column] = await this.#read([this.#place(position)], row, 1);
    const text = String(column?.[0] ?? '');
    const { name = '' } = this.columns[position] ?? {};
    const shown = shownColumn(name, position);
    const place =
      name === '' ? `row ${String(row)}, column ${shown} (from 0)` : `row ${String(row)} (from 0), column ${shown}`;
    return tableCell(place, text === '' ? null : text, this.#missing);
  }

  #place(position: number): PlacedColumn {
    const place = this.#places[position];
    if (place === undefined) throw new RefusedFileError([`it has no column ${String(position)}`]);
    return place;
  }

  /** Reads each source once. */
  async #read(
    places: readonly PlacedColumn[],
    first: number,
    count: number,
  ): Promise<readonly (Float64Array | readonly string[])[]> {
    const columns: (Float64Array | readonly string[])[] = [];
    for (const source of new Set(places.map((place) => place.source))) {
      const slots = places.flatMap((place, slot) => (place.source === source ? [slot] : []));
      const read = await source.read(
        slots.map((slot) => places[slot]?.position ?? 0),
        first,
        count,
      );
      slots.forEach((slot, at) => (columns[slot] = read[at] ?? []));
    }
    return columns;
  }

  #as(as: WantedColumn['as'], column: Float64Array | readonly string[]): AskedColumn {
    if (column instanceof Float64Array) {
      const numbers = this.#missing.clear(column);
      const texts = (): (string | null)[] =>
        Array.from(numbers, (value) => (Number.isNaN(value) ? null : String(value)));
      return { cells: as === 'number' ? numbers : texts(), hasOdd: false };
    }
    if (as === 'text')
      return { cells: column.map((text) => (this.#missing.isMissing(text) ? null : text)), hasOdd: false };
    const { numbers, hasOdd } = textsAsNumbers(column, this.#missing);
    return { cells: numbers, hasOdd };
  }
}

function cut(column: Float64Array | readonly string[], start: number, end: number): Float64Array | readonly string[] {
  return column instanceof Float64Array ? column.subarray(start, end) : column.slice(start, end);
}
