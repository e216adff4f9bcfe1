import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { NodeSqliteDialect } from '../sqlite/node-sqlite-dialect.js';
import { connectSqlite } from '../sqlite/open-sqlite-row-store.js';

/** A row store's database, whatever its schema. */
export type Database = Kysely<Record<string, Record<string, unknown>>>;

/**
 * Speaks with the database itself, as no store does.
 *
 * @param uri as `openRowStore` takes it
 */
export async function withDatabase<Result>(
  uri: string,
  use: (db: Database, byteOrder: 'binary' | 'C') => Promise<Result>,
): Promise<Result> {
  const path = /^sqlite:(.*)$/.exec(uri)?.[1];
  if (path !== undefined) await mkdir(dirname(path), { recursive: true });
  const dialect =
    path === undefined
      ? new PostgresDialect({ pool: new Pool({ connectionString: uri }) })
      : new NodeSqliteDialect(connectSqlite(path));
  const db: Database = new Kysely({ dialect });
  try {
    return await use(db, path === undefined ? 'C' : 'binary');
  } finally {
    await db.destroy();
  }
}
