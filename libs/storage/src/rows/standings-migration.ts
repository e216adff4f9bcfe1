import { parseStanding } from '@liesweep/sweep';
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

/** What was said before there was an order is older than anything that has one. A standing that cannot be read is none. */
export async function orderStandings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sweep_totals')
    .addColumn('epochs', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  const table = (): ReturnType<typeof db.schema.alterTable> => db.schema.alterTable('standings');
  await table()
    .addColumn('stage', 'text', (column) => column.notNull().defaultTo('running'))
    .execute();
  await table()
    .addColumn('epoch', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await table()
    .addColumn('sequence', 'double precision', (column) => column.notNull().defaultTo(0))
    .execute();
  await table().addColumn('last_seen', 'double precision').execute();
  await table().addColumn('trouble', 'text').execute();
  await table().addColumn('troubled_at', 'double precision').execute();
  await fillStages(db);
}

interface StandingsBefore {
  readonly standings: { readonly sweep_id: string; readonly standing: string; readonly stage: string };
}

async function fillStages(db: Kysely<StandingsBefore>): Promise<void> {
  for (const { sweep_id, standing } of await db.selectFrom('standings').select(['sweep_id', 'standing']).execute()) {
    const stage = parseStanding(standing)?.stage;
    await (
      stage === undefined
        ? db.deleteFrom('standings').where('sweep_id', '=', sweep_id)
        : db.updateTable('standings').set({ stage }).where('sweep_id', '=', sweep_id)
    ).execute();
  }
}
