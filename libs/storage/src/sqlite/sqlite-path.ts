import { isAbsolute } from 'node:path';
import { POSTGRES_URI_FORM } from '../postgres/postgres-uri.js';
import { InvalidStoreUriError } from '../store-errors.js';

const FILE_SCHEME = 'sqlite:';

/**
 * The path in the URI of a row store that is a SQLite file.
 *
 * @throws InvalidStoreUriError for any other URI
 */
export function sqlitePath(uri: string): string {
  const path = uri.slice(FILE_SCHEME.length);
  if (uri.startsWith(FILE_SCHEME) && isAbsolute(path)) return path;
  throw new InvalidStoreUriError(uri, `sqlite:/absolute/path or ${POSTGRES_URI_FORM}`);
}
