import { sql, type Kysely } from 'kysely';

/**
 * Where sweeps stand, as their workflows say, and whose they are.
 *
 * @param byteOrder what this database calls the collation that compares bytes
 */
export async function createStandings(db: Kysely<unknown>, byteOrder: string): Promise<void> {
  const key = sql`text collate ${sql.ref(byteOrder)}`;
  await db.schema
    .createTable('standings')
    .addColumn('sweep_id', key, (column) => column.primaryKey().references('sweeps.sweep_id'))
    .addColumn('standing', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sick_devices')
    .addColumn('sweep_id', key, (column) => column.notNull().references('sweeps.sweep_id'))
    .addColumn('device', key, (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sick_devices_key', ['sweep_id', 'device'])
    .execute();
  await db.schema.alterTable('sweeps').addColumn('project', 'text').execute();
}
