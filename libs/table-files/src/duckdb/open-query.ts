import {
  DuckDBStructType,
  DuckDBTypeId,
  type DuckDBDataChunk,
  type DuckDBInstance,
  type DuckDBType,
  type DuckDBVector,
} from '@duckdb/node-api';
import { blockRows } from '../block-rows.js';
import type { MissingValues } from '../missing-values.js';
import type { TableCell, TableColumn, WantedColumn } from '../open-table.js';
import { shownColumn } from '../shown-column.js';
import { tableCell } from '../table-cell.js';
import type { ReadBlock, TableReader } from '../table-reader.js';
import type { TableFormat } from '../table-source.js';
import { textsAsNumbers } from '../texts-as-numbers.js';
import { askDatabase, refusing } from './ask-database.js';
import { sqlName, sqlText } from './in-memory-database.js';

const NUMBERS: ReadonlySet<DuckDBTypeId> = new Set([
  ...[DuckDBTypeId.TINYINT, DuckDBTypeId.SMALLINT, DuckDBTypeId.INTEGER, DuckDBTypeId.BIGINT, DuckDBTypeId.HUGEINT],
  ...[
    DuckDBTypeId.UTINYINT,
    DuckDBTypeId.USMALLINT,
    DuckDBTypeId.UINTEGER,
    DuckDBTypeId.UBIGINT,
    DuckDBTypeId.UHUGEINT,
  ],
  ...[DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE, DuckDBTypeId.DECIMAL],
]);
const TEXTS: ReadonlySet<DuckDBTypeId> = new Set([DuckDBTypeId.VARCHAR, DuckDBTypeId.ENUM]);

/** A column, and how it is written in SQL: a struct is as many columns as it has entries. */
interface QueryColumn extends TableColumn {
  readonly expression: string;
}

/**
 * A table that DuckDB reads.
 *
 * @param from what stands behind FROM
 * @throws RefusedFileError when it cannot
 */
export async function openQuery(
  format: TableFormat,
  database: DuckDBInstance,
  from: string,
  missing: MissingValues,
): Promise<TableReader> {
  const described = await askDatabase(database, `SELECT * FROM ${from} LIMIT 0`);
  const types = described.columnTypes();
  const columns = described.columnNames().flatMap((name, at) => columnsOf(name, sqlName(name), types[at]));
  const [counted] = format === 'parquet' ? (await askDatabase(database, `SELECT count(*) FROM ${from}`)).getRows() : [];
  const rowCount = counted === undefined ? {} : { rowCount: Number(counted[0]) };
  return new QueryReader({ format, columns, ...rowCount }, database, from, missing);
}

function columnsOf(name: string, expression: string, type: DuckDBType | undefined): readonly QueryColumn[] {
  if (type instanceof DuckDBStructType) {
    return type.entryNames.flatMap((entry, at) =>
      columnsOf(`${name}.${entry}`, `struct_extract(${expression}, ${sqlText(entry)})`, type.entryTypes[at]),
    );
  }
  return [{ name, expression, type: typeOf(type?.typeId) }];
}

function typeOf(type: DuckDBTypeId | undefined): TableColumn['type'] {
  if (type === DuckDBTypeId.BOOLEAN) return 'boolean';
  if (type !== undefined && NUMBERS.has(type)) return 'number';
  return type !== undefined && TEXTS.has(type) ? 'text' : 'other';
}

class QueryReader implements TableReader {
  readonly format: TableFormat;
  readonly columns: readonly QueryColumn[];
  readonly rowCount?: number;
  readonly notes = [];
  readonly #database: DuckDBInstance;
  readonly #from: string;
  readonly #missing: MissingValues;

  constructor(
    { format, columns, rowCount }: Pick<QueryReader, 'format' | 'columns' | 'rowCount'>,
    database: DuckDBInstance,
    from: string,
    missing: MissingValues,
  ) {
    this.format = format;
    this.columns = columns;
    if (rowCount !== undefined) this.rowCount = rowCount;
    this.#database = database;
    this.#from = from;
    this.#missing = missing;
  }

  async *blocks(wanted: readonly WantedColumn[]): AsyncGenerator<ReadBlock> {
    const capacity = blockRows(wanted.length);
    const isNumber = wanted.map(({ position, as }) => as === 'number' && this.#isNumeric(position));
    const selected = wanted.map(({ position }, at) => this.#expression(position, isNumber[at] ?? false));
    const query = `SELECT ${selected.length === 0 ? '1' : selected.join(', ')} FROM ${this.#from}`;
    const open = (): (Float64Array | (string | null)[])[] =>
      wanted.map(({ as }) => (as === 'number' ? new Float64Array(capacity) : []));
    let columns = open();
    let texts: (string | null)[][] = wanted.map(() => []);
    let rowCount = 0;
    const close = (): ReadBlock => {
      let hasOdd = false;
      const closed = columns.map((column, at) => {
        if (!(column instanceof Float64Array)) return column;
        if (isNumber[at] === true) return this.#missing.clear(column.subarray(0, rowCount));
        const found = textsAsNumbers(texts[at] ?? [], this.#missing);
        hasOdd ||= found.hasOdd;
        return found.numbers;
      });
      return { rowCount, columns: closed, hasOdd };
    };
    for await (const chunk of this.#chunks(query)) {
      const { rowCount: count } = chunk;
      if (rowCount > 0 && rowCount + count > capacity) {
        yield close();
        columns = open();
        texts = wanted.map(() => []);
        rowCount = 0;
      }
      columns.forEach((column, at) => {
        const vector = chunk.getColumnVector(at);
        if (!(column instanceof Float64Array)) takeTexts(vector, count, column, this.#missing);
        else if (isNumber[at] === true) takeNumbers(vector, count, column, rowCount);
        else for (let row = 0; row < count; row++) texts[at]?.push(textAt(vector, row));
      });
      rowCount += count;
    }
    if (rowCount > 0) yield close();
  }

  async *#chunks(query: string): AsyncGenerator<DuckDBDataChunk> {
    const connection = await this.#database.connect();
    try {
      const result = await refusing(() => connection.stream(query));
      for (;;) {
        const chunk = await refusing(() => result.fetchChunk());
        if (chunk === null || chunk.rowCount === 0) return;
        yield chunk;
      }
    } finally {
      connection.closeSync();
    }
  }

  async cell(row: number, position: number): Promise<TableCell> {
    const query = `SELECT ${this.#expression(position, false)} FROM ${this.#from} LIMIT 1 OFFSET ${String(row)}`;
    const [found] = (await askDatabase(this.#database, query)).getRows();
    const text = found?.[0] === null || found?.[0] === undefined ? null : String(found[0]);
    const place = `row ${String(row)} (from 0), column ${shownColumn(this.columns[position]?.name, position)}`;
    return tableCell(place, text, this.#missing);
  }

  #isNumeric(position: number): boolean {
    const type = this.columns[position]?.type;
    return type === 'number' || type === 'boolean';
  }

  #expression(position: number, isNumber: boolean): string {
    return `CAST(${this.columns[position]?.expression ?? 'NULL'} AS ${isNumber ? 'DOUBLE' : 'VARCHAR'})`;
  }
}

function takeNumbers(vector: DuckDBVector, count: number, column: Float64Array, start: number): void {
  const { items, validity } = vector as unknown as {
    readonly items: Float64Array;
    readonly validity: { readonly data: unknown };
  };
  column.set(items.subarray(0, count), start);
  if (validity.data === null) return;
  for (let row = 0; row < count; row++) if (vector.getItem(row) === null) column[start + row] = Number.NaN;
}

function takeTexts(vector: DuckDBVector, count: number, column: (string | null)[], missing: MissingValues): void {
  for (let row = 0; row < count; row++) {
    const text = textAt(vector, row);
    column.push(text === null || missing.isMissing(text) ? null : text);
  }
}

function textAt(vector: DuckDBVector, row: number): string | null {
  return vector.getItem(row) as string | null;
}
