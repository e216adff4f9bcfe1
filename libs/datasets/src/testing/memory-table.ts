import type { OpenTable, TableColumn, TableDescription } from '@liesweep/table-files';

/** A cell: a number, a text, or nothing. */
type Cell = number | string | null;

/** Columns by their names, all of one length; one with a text in it is a column of texts, unless it is said to be of numbers. */
export function memoryTable(
  columns: Readonly<Record<string, readonly Cell[]>>,
  {
    types = {},
    rowsAtOnce = 3,
    isCounted = true,
    ...change
  }: {
    readonly types?: Readonly<Record<string, TableColumn['type']>>;
    readonly rowsAtOnce?: number;
    /** Whether it is known how many rows there are. */
    readonly isCounted?: boolean;
  } & Partial<TableDescription> = {},
): OpenTable {
  const cells = Object.values(columns);
  const rowCount = cells[0]?.length ?? 0;
  const typeOf = (name: string, column: readonly Cell[]): TableColumn['type'] =>
    types[name] ?? (column.some((cell) => typeof cell === 'string') ? 'text' : 'number');
  return {
    description: {
      ...{ format: 'parquet', notes: [], ...(isCounted ? { rowCount } : {}) },
      columns: Object.entries(columns).map(([name, column]) => ({ name, type: typeOf(name, column) })),
      ...change,
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- blocks come one by one
    blocks: async function* (wanted) {
      for (let firstRow = 0; firstRow < rowCount; firstRow += rowsAtOnce) {
        const count = Math.min(rowsAtOnce, rowCount - firstRow);
        yield {
          ...{ firstRow, rowCount: count, hasOdd: change.dialect !== undefined },
          columns: wanted.map(({ position, as }) => {
            const some = (cells[position] ?? []).slice(firstRow, firstRow + count);
            if (as === 'text') return some.map((cell) => (cell === null ? null : String(cell)));
            return Float64Array.from(some, (cell) => (typeof cell === 'number' ? cell : Number.NaN));
          }),
        };
      }
    },
    cell: (row, position) => {
      const cell = cells[position]?.[row] ?? null;
      const text = cell === null ? null : String(cell);
      return Promise.resolve({
        ...{ text, isMissing: text === null || text === 'NaN' },
        place: `row ${String(row)}, column ${Object.keys(columns)[position] ?? ''}`,
      });
    },
  };
}
