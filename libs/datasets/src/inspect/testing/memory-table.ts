import type { OpenTable, TableColumn, TableDescription } from '@liesweep/table-files';

/** A column in memory: numbers with NaN for what is missing, or texts with null. */
export interface MemoryColumn {
  readonly name: string;
  readonly unit?: string;
  readonly values: readonly number[] | readonly (string | null)[];
}

/** A table in memory, read in blocks of `blockRows` rows. */
export function memoryTable(
  columns: readonly MemoryColumn[],
  { blockRows = 1000, ...description }: Partial<TableDescription> & { readonly blockRows?: number } = {},
): OpenTable {
  const rowCount = Math.max(0, ...columns.map(({ values }) => values.length));
  return {
    description: {
      ...{ format: 'csv', columns: columns.map(columnOf), rowCount, notes: [] },
      ...description,
    },
    async *blocks(wanted) {
      for (let firstRow = 0; firstRow < rowCount; firstRow += blockRows) {
        const taken = wanted.map(({ position, as }) => {
          const values = columns[position]?.values.slice(firstRow, firstRow + blockRows) ?? [];
          return as === 'number' ? Float64Array.from(values, Number) : values.map((value) => value as string | null);
        });
        yield await Promise.resolve({
          firstRow,
          rowCount: Math.min(blockRows, rowCount - firstRow),
          columns: taken,
        });
      }
    },
    cell(row, position) {
      const value = columns[position]?.values[row] ?? null;
      const isMissing = value === null || Number.isNaN(value);
      return Promise.resolve({
        place: `row ${String(row + 2)}, column ${columns[position]?.name ?? ''}`,
        text: isMissing ? null : String(value),
        isMissing,
      });
    },
  };
}

function columnOf({ name, unit, values }: MemoryColumn): TableColumn {
  const type = values.some((value) => typeof value === 'string') ? 'text' : 'number';
  return { name, type, ...(unit === undefined ? {} : { unit }) };
}
