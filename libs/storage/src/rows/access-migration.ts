import { sql, type Kysely } from 'kysely';

/**
 * Tokens, by the digests of their secrets, and the audit.
 *
 * @param byteOrder what this database calls the collation that compares bytes
 */
export async function createAccess(db: Kysely<unknown>, byteOrder: 'binary' | 'C'): Promise<void> {
  const key = sql`text collate ${sql.ref(byteOrder)}`;
  await db.schema
    .createTable('access_tokens')
    .addColumn('name', key, (column) => column.primaryKey())
    .addColumn('secret_digest', key, (column) => column.notNull().unique())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('project', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('revoked_at', 'text')
    .addColumn('last_used_at', 'text')
    .addColumn('row_digest', 'text', (column) => column.notNull())
    .execute();
  const audit = db.schema.createTable('audit');
  const numbered =
    byteOrder === 'C'
      ? audit.addColumn('position', 'serial', (column) => column.primaryKey())
      : audit.addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement());
  await numbered
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('caller', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('status', 'integer', (column) => column.notNull())
    .execute();
}
