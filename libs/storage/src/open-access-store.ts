import type { AccessStore } from '@liesweep/sweep';
import { isPostgresUri } from './postgres/postgres-uri.js';
import { openSqliteAccessStore } from './sqlite/open-sqlite-row-store.js';
import { sqlitePath } from './sqlite/sqlite-path.js';

/**
 * Opens the tokens and the audit that are in the database of a row store, making its tables if needed.
 *
 * @param uri as `openRowStore` takes it
 * @throws InvalidStoreUriError for any other URI
 * @throws CorruptStoreError when the store is damaged
 * @throws StoreUnavailableError when it cannot be reached
 */
export async function openAccessStore(uri: string): Promise<AccessStore> {
  if (isPostgresUri(uri)) {
    // Loaded where it is used, as for `openRowStore`.
    const { openPostgresAccessStore } = await import('./postgres/open-postgres-row-store.js');
    return openPostgresAccessStore(uri);
  }
  return openSqliteAccessStore(sqlitePath(uri));
}
