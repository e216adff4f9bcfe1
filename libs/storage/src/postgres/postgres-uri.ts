import { InvalidStoreUriError, withoutPassword } from '../store-errors.js';

/** What a row store in PostgreSQL is named by. */
export const POSTGRES_URI_FORM = 'postgres://user:password@host:5432/database?sslmode=verify-full';

const PROTOCOLS: ReadonlySet<string> = new Set(['postgres:', 'postgresql:']);

/** With the meaning that PostgreSQL's own programs give them. `allow` and `prefer`, which protect from nothing, are left out. */
const TLS_MODES: readonly string[] = ['disable', 'require', 'verify-ca', 'verify-full'];

/** A database, and how to reach it. */
export interface PostgresAddress {
  /** As the driver takes it. */
  readonly connectionString: string;
  /** As messages show it: without the password and the parameters. */
  readonly place: string;
}

/** Whether a URI names a PostgreSQL database, well or badly. */
export function isPostgresUri(uri: string): boolean {
  return /^postgres(?:ql)?:/i.test(uri);
}

/**
 * Reads a URI as PostgreSQL's own programs do.
 *
 * @param uri see `POSTGRES_URI_FORM`; the password may come from PGPASSWORD or a password file instead. Without `sslmode`
 * the connection is not encrypted
 * @throws InvalidStoreUriError when it names no database or an unknown sslmode
 */
export function parsePostgresUri(uri: string): PostgresAddress {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url === undefined || !PROTOCOLS.has(url.protocol) || !/^\/[^/]+$/.test(url.pathname)) {
    throw new InvalidStoreUriError(uri, POSTGRES_URI_FORM);
  }
  const tlsMode = url.searchParams.get('sslmode');
  if (tlsMode !== null && !TLS_MODES.includes(tlsMode)) {
    throw new InvalidStoreUriError(uri, `sslmode=${TLS_MODES.join('|')}`);
  }
  const place = new URL(withoutPassword(url.href));
  place.search = '';
  // Else the driver takes `require` for `verify-full`, and warns about it.
  url.searchParams.set('uselibpqcompat', 'true');
  return { connectionString: url.href, place: place.href };
}
