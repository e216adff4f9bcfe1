/** Where a row is: its table, and what tells it from the others there. */
export interface RowPlace {
  readonly table: string;
  readonly key: string;
}

/**
 * A row is not what was written. Raised inside the row store, which adds where it lies and what to do: callers see a
 * `CorruptStoreError`.
 */
export class DamagedRowError extends Error {
  constructor({ table, key }: RowPlace, reason: string, options?: { cause?: unknown }) {
    super(`table ${table}, row ${key}: ${reason}`, options);
    this.name = 'DamagedRowError';
  }
}
