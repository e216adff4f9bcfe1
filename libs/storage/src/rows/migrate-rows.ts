import { CorruptStoreError } from '@liesweep/sweep';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { rowMigrations } from './migrations.js';
import type { Tables } from './tables.js';

/**
 * Brings the schema up to date, with the rows in it. Several processes may do so at once.
 *
 * @param place what messages call the database
 * @param byteOrder what it calls the collation that compares bytes
 * @throws CorruptStoreError when a newer version has written the schema; errors of the database as they are
 */
export async function migrateRows(db: Kysely<Tables>, place: string, byteOrder: 'binary' | 'C'): Promise<void> {
  const { error } = await new Migrator({ db, provider: rowMigrations(byteOrder) }).migrateToLatest();
  if (error !== undefined) {
    throw asSchemaFailure(place, error);
  }
}

/** Kysely reports migrations that it does not find among ours by a message; any other error stays as it is. */
function asSchemaFailure(place: string, error: unknown): unknown {
  return error instanceof Error && error.message.startsWith('corrupted migrations')
    ? new CorruptStoreError(
        `${place}: this version does not know the row store's schema (${error.message}). The rows are untouched: open ` +
          'them with the version of Liesweep that wrote them, or a newer one.',
        { cause: error },
      )
    : error;
}
