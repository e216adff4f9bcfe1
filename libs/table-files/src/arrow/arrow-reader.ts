import { DataType, type Field, type RecordBatch, type Vector } from 'apache-arrow';
import { blockRows } from '../block-rows.js';
import type { MissingValues } from '../missing-values.js';
import type { TableCell, TableColumn, WantedColumn } from '../open-table.js';
import { RefusedFileError } from '../refused-file-error.js';
import { shownColumn } from '../shown-column.js';
import { tableCell } from '../table-cell.js';
import type { ReadBlock, TableReader } from '../table-reader.js';
import { textsAsNumbers } from '../texts-as-numbers.js';

/** The record batches of an Arrow file as a table. */
export class ArrowReader implements TableReader {
  readonly format = 'arrow';
  readonly notes = [];
  readonly columns: readonly TableColumn[];
  readonly #batches: () => AsyncIterable<RecordBatch>;
  readonly #missing: MissingValues;

  /** @param batches all of them, from the first, each time it is called */
  constructor(fields: readonly Field[], batches: () => AsyncIterable<RecordBatch>, missing: MissingValues) {
    this.columns = fields.map((field) => ({ name: field.name, type: typeOf(field.type as DataType) }));
    this.#batches = batches;
    this.#missing = missing;
  }

  async *blocks(wanted: readonly WantedColumn[]): AsyncGenerator<ReadBlock> {
    const capacity = blockRows(wanted.length);
    for await (const batch of this.#batches()) {
      for (let start = 0; start < batch.numRows; start += capacity) {
        const rowCount = Math.min(capacity, batch.numRows - start);
        let hasOdd = false;
        const columns = wanted.map(({ position, as }) => {
          const vector = batch.getChildAt(position);
          if (vector === null) throw new RefusedFileError([`it has no column ${String(position)} in all its parts`]);
          if (as === 'number' && this.#isNumeric(position)) return this.#numbers(vector, start, rowCount);
          const texts = this.#texts(vector, start, rowCount);
          if (as === 'text') return texts;
          const found = textsAsNumbers(texts, this.#missing);
          hasOdd ||= found.hasOdd;
          return found.numbers;
        });
        yield { rowCount, columns, hasOdd };
      }
    }
  }

  async cell(row: number, position: number): Promise<TableCell> {
    let first = 0;
    for await (const batch of this.#batches()) {
      if (row < first + batch.numRows) {
        const vector = batch.getChildAt(position);
        const text = vector === null ? null : textAt(vector, row - first);
        const place = `row ${String(row)} (from 0), column ${shownColumn(this.columns[position]?.name, position)}`;
        return tableCell(place, text, this.#missing);
      }
      first += batch.numRows;
    }
    throw new RefusedFileError([`it has no row ${String(row)}`]);
  }

  #isNumeric(position: number): boolean {
    const type = this.columns[position]?.type;
    return type === 'number' || type === 'boolean';
  }

  #numbers(vector: Vector, start: number, count: number): Float64Array {
    const numbers = new Float64Array(count);
    const [data] = vector.data;
    if (DataType.isFloat(vector.type) && data !== undefined && vector.data.length === 1 && isPlain(data.values)) {
      numbers.set(data.values.subarray(start, start + count));
      if (vector.nullCount > 0) {
        for (let row = 0; row < count; row++) if (!vector.isValid(start + row)) numbers[row] = Number.NaN;
      }
    } else {
      for (let row = 0; row < count; row++) {
        const value = vector.get(start + row) as unknown;
        numbers[row] = value === null ? Number.NaN : Number(value);
      }
    }
    return this.#missing.clear(numbers);
  }

  #texts(vector: Vector, start: number, count: number): readonly (string | null)[] {
    return Array.from({ length: count }, (_, row) => {
      const text = textAt(vector, start + row);
      return text === null || this.#missing.isMissing(text) ? null : text;
    });
  }
}

function typeOf(type: DataType): TableColumn['type'] {
  if (DataType.isInt(type) || DataType.isFloat(type)) return 'number';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isDictionary(type)) return typeOf(type.dictionary as DataType);
  return DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type) ? 'text' : 'other';
}

/** Of half floats the values are bits. */
function isPlain(values: unknown): values is Float32Array | Float64Array {
  return values instanceof Float32Array || values instanceof Float64Array;
}

function textAt(vector: Vector, row: number): string | null {
  const value = vector.get(row) as number | bigint | boolean | string | null | undefined;
  return value === null || value === undefined ? null : String(value);
}
