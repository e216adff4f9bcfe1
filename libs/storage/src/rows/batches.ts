/**
 * Rows per statement: 18 columns of 400 rows stay below the 32 766 parameters of SQLite and the 65 535 of PostgreSQL.
 */
export const ROWS_PER_STATEMENT = 400;

/** Consecutive slices of at most `size` items, in order; none for an empty list. */
export function* batches<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
