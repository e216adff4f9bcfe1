import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { translateSqliteError } from './sqlite-failure.js';

/** How long the copy waits for a lock that another connection holds. */
const LOCK_PATIENCE_MS = 10_000;

/**
 * Copies the row store of a SQLite file, as it is at one moment and while others use it, into a new file. The copy has an
 * identity of its own, and nobody's tokens and audit: what lets people into one deployment is nothing to carry away.
 *
 * @param from of the latest schema
 * @param to absolute; there is no such file
 * @throws StoreUnavailableError, CorruptStoreError
 */
export function copySqliteRowStore(from: string, to: string): void {
  try {
    connected(from, (database) => database.prepare('vacuum into ?').run(to));
    connected(to, (database) => {
      database.prepare('update store_identity set id = ?').run(randomUUID());
      // Overwritten, not only forgotten.
      database.exec('pragma secure_delete = on; delete from access_tokens; delete from audit');
    });
  } catch (error) {
    throw translateSqliteError(from, error);
  }
}

function connected(path: string, work: (database: DatabaseSync) => unknown): void {
  const database = new DatabaseSync(path, { timeout: LOCK_PATIENCE_MS });
  try {
    work(database);
  } finally {
    database.close();
  }
}
