import type { OpenTable, WantedColumn } from '../open-table.js';
import type { TableReader } from '../table-reader.js';

/** All rows of the wanted columns, one list per column. */
export async function readColumns(
  table: Pick<OpenTable | TableReader, 'blocks'>,
  wanted: readonly WantedColumn[],
): Promise<readonly (readonly (number | string | null)[])[]> {
  const columns: (number | string | null)[][] = wanted.map(() => []);
  for await (const block of table.blocks(wanted)) {
    block.columns.forEach((column, at) => {
      expect(column).toHaveLength(block.rowCount);
      columns[at]?.push(...column);
    });
  }
  return columns;
}

/** These columns as numbers. */
export function asNumbers(...positions: readonly number[]): readonly WantedColumn[] {
  return positions.map((position) => ({ position, as: 'number' }));
}
