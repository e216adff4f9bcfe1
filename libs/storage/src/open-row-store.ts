import { isAbsolute } from 'node:path';
import type { RowStore } from '@liesweep/sweep';
import { isPostgresUri, POSTGRES_URI_FORM } from './postgres/postgres-uri.js';
import { openSqliteRowStore } from './sqlite/open-sqlite-row-store.js';
import { InvalidStoreUriError } from './store-errors.js';

const FILE_SCHEME = 'sqlite:';

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
  const path = uri.slice(FILE_SCHEME.length);
  if (!uri.startsWith(FILE_SCHEME) || !isAbsolute(path)) {
    throw new InvalidStoreUriError(uri, `sqlite:/absolute/path or ${POSTGRES_URI_FORM}`);
  }
  return openSqliteRowStore(path);
}
