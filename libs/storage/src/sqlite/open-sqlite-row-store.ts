import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AccessStore, RowStore } from '@liesweep/sweep';
import { Kysely, sql } from 'kysely';
import { SqlAccessStore } from '../access/sql-access-store.js';
import { makeFolders } from '../files/make-folders.js';
import { attemptAgain, type Attempt } from '../rows/attempt-again.js';
import { migrateRows } from '../rows/migrate-rows.js';
import { SqlRowStore } from '../rows/sql-row-store.js';
import type { Tables } from '../rows/tables.js';
import { NodeSqliteDialect } from './node-sqlite-dialect.js';
import { isLocked, lockedTooLong, translateSqliteError } from './sqlite-failure.js';

/** How long a caller waits for a lock that another connection holds. */
const LOCK_PATIENCE_MS = 10_000;

/** How long SQLite itself waits, which blocks the process; the rest of the wait does not. */
const BLOCKING_WAIT_MS = 25;

/**
 * The row store in one SQLite file, which several processes may use at once. The file and its folder are made if needed.
 *
 * The journal is a write-ahead log with synchronous = normal: what was committed survives the death of any process.
 * After a power failure the last commits may be missing, never half there; their rows are still in the shard files.
 *
 * @param path absolute
 * @param lockPatienceMs how long an operation waits for another process's lock
 * @throws CorruptStoreError when the file is damaged, no SQLite file, or written by a newer version
 * @throws StoreUnavailableError when it cannot be opened, written or locked
 */
export async function openSqliteRowStore(path: string, lockPatienceMs = LOCK_PATIENCE_MS): Promise<RowStore> {
  const attempt = attemptWhileLocked(path, lockPatienceMs);
  return migratedRowStore(await connected(path, attempt), path, attempt);
}

/**
 * Tokens and audit in the SQLite file of a row store, with a connection of its own.
 *
 * @param path absolute
 * @throws CorruptStoreError, StoreUnavailableError as `openSqliteRowStore` does
 */
export async function openSqliteAccessStore(path: string): Promise<AccessStore> {
  const attempt = attemptWhileLocked(path, LOCK_PATIENCE_MS);
  return new SqlAccessStore(await migrated(await connected(path, attempt), path, attempt), attempt);
}

function connected(path: string, attempt: Attempt): Promise<DatabaseSync> {
  return attempt(() =>
    Promise.resolve(path).then((file) => {
      makeFolders(dirname(file));
      return connectSqlite(file);
    }),
  );
}

/**
 * One connection, with the settings that the row store needs.
 *
 * @throws Error of SQLite, when the file cannot be opened, is locked, or is no database
 */
export function connectSqlite(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BLOCKING_WAIT_MS, enableForeignKeyConstraints: true });
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = normal;');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The row store over a connection, which it owns, with the schema brought up to date.
 *
 * @throws CorruptStoreError, StoreUnavailableError as `openSqliteRowStore` does; the connection is closed then
 */
export async function migratedRowStore(database: DatabaseSync, path: string, attempt: Attempt): Promise<RowStore> {
  const db = await migrated(database, path, attempt);
  return new SqlRowStore(db, attempt, sql<number>`(unixepoch('subsec') * 1000.0)`);
}

async function migrated(database: DatabaseSync, path: string, attempt: Attempt): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
  try {
    await attempt(() => migrateRows(db, path, 'binary'));
    return db;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** How operations on this file are attempted: again while another connection holds the lock. */
export function attemptWhileLocked(path: string, patienceMs: number): Attempt {
  return attemptAgain(patienceMs, isLocked, (error) =>
    isLocked(error) ? lockedTooLong(path, patienceMs, error) : translateSqliteError(path, error),
  );
}
