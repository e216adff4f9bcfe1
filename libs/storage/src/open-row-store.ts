import { isAbsolute } from 'node:path';
import type { RowStore } from '@liesweep/sweep';
import { openSqliteRowStore } from './sqlite/open-sqlite-row-store.js';
import { InvalidStoreUriError } from './store-errors.js';

const SCHEME = 'sqlite:';

/**
 * Opens a row store, making it if needed.
 *
 * @param uri `sqlite:` and an absolute path, taken as it is (no percent-encoding)
 * @throws InvalidStoreUriError for any other URI
 * @throws CorruptStoreError when the store is damaged
 * @throws StoreUnavailableError when it cannot be reached
 */
export async function openRowStore(uri: string): Promise<RowStore> {
  const path = uri.slice(SCHEME.length);
  if (!uri.startsWith(SCHEME) || !isAbsolute(path)) {
    throw new InvalidStoreUriError(uri, 'sqlite:/absolute/path');
  }
  return openSqliteRowStore(path);
}
