import type { OpenTable } from '@liesweep/table-files';

/** Cells of a column of numbers that hold something else. */
export interface OddCells {
  readonly count: number;
  /** The first of them, from 0. */
  readonly first: number;
  /** The first cell that holds nothing, from 0; null where there is none. */
  readonly firstMissing: number | null;
}

/**
 * Tells cells that hold a text from those that hold nothing, by one more reading.
 *
 * @param positions of columns of numbers
 * @returns by position; columns without such cells are left out
 */
export async function oddCells(table: OpenTable, positions: readonly number[]): Promise<ReadonlyMap<number, OddCells>> {
  const found = positions.map(() => ({ count: 0, first: -1, firstMissing: null as number | null }));
  const wanted = positions.flatMap((position) => [
    { position, as: 'number' as const },
    { position, as: 'text' as const },
  ]);
  for await (const { columns, firstRow, rowCount } of table.blocks(wanted)) {
    found.forEach((odd, at) => {
      const [numbers, texts] = [columns[2 * at] ?? [], columns[2 * at + 1] ?? []];
      for (let row = 0; row < rowCount; row += 1) {
        if (!Number.isNaN(numbers[row])) continue;
        if (texts[row] === null) {
          odd.firstMissing ??= firstRow + row;
          continue;
        }
        if (odd.count === 0) odd.first = firstRow + row;
        odd.count += 1;
      }
    });
  }
  return new Map(positions.flatMap((position, at) => (found[at]?.count ? [[position, found[at]] as const] : [])));
}
