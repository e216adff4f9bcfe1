import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';

/** A name that no other row store has, and that goes along where this one is moved, copied or restored. */
export async function createStoreIdentity(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('store_identity')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .execute();
  await (db as Kysely<{ store_identity: { id: string } }>)
    .insertInto('store_identity')
    .values({ id: randomUUID() })
    .execute();
}
