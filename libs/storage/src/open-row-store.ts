import type { RowStore } from '@liesweep/sweep';
import { isPostgresUri } from './postgres/postgres-uri.js';
import { openSqliteRowStore } from './sqlite/open-sqlite-row-store.js';
import { sqlitePath } from './sqlite/sqlite-path.js';

/**
 * Opens a row store, making its tables if needed.
 *
 * @param uri `sqlite:` and an absolute path, taken as it is (no percent-encoding), or
 * `postgres://user:password@host:5432/database?sslmode=verify-full`
 * @throws InvalidStoreUriError for any other URI
 * @throws CorruptStoreError when the store is damaged
 * @throws StoreUnavailableError when it cannot be reached
 */
export async function openRowStore(uri: string): Promise<RowStore> {
  if (isPostgresUri(uri)) {
    // Loaded where it is used: an embedded run does without the driver.
    const { openPostgresRowStore } = await import('./postgres/open-postgres-row-store.js');
    return openPostgresRowStore(uri);
  }
  return openSqliteRowStore(sqlitePath(uri));
}
