import { DatabaseSync } from 'node:sqlite';

/** What a SQLite file says about itself without being changed. */
export interface SqlitePeek {
  /** Of the row store; undefined in one of an earlier version. */
  readonly identity: string | undefined;
  /** Whether it has the sweep with this specification. */
  readonly hasSweep: boolean;
}

/**
 * Looks into the row store of a SQLite file, which is not migrated by that.
 *
 * @param path of a file
 * @returns undefined where it cannot be read, or is no row store: opening it says why
 */
export function peekSqlite(path: string, sweepId: string, specDigest: string): SqlitePeek | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const sweep = database
      .prepare('select 1 from sweeps where sweep_id = ? and spec_digest = ?')
      .get(sweepId, specDigest);
    const hasIdentity = database.prepare(`select 1 from sqlite_master where name = 'store_identity'`).get();
    const row = hasIdentity === undefined ? undefined : database.prepare('select id from store_identity').get();
    return { identity: typeof row?.id === 'string' ? row.id : undefined, hasSweep: sweep !== undefined };
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}
