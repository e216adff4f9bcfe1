import { sql, type Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { createAccess } from './access-migration.js';
import { addDigestsAndDevices } from './checked-rows-migration.js';
import { addRevisionsAndOrders } from './live-rows-migration.js';
import { createStandings, orderStandings } from './standings-migration.js';
import { createStoreIdentity } from './store-identity-migration.js';

/**
 * The schema's history: one entry per change, run in order of name, never edited once released.
 *
 * Types are those that SQLite and PostgreSQL share: text, integer, double precision. JSON is text, booleans are 0 and 1.
 * Keys are ordered by their bytes, in whatever language the database sorts other text.
 *
 * @param byteOrder what this database calls the collation that compares bytes
 */
export function rowMigrations(byteOrder: 'binary' | 'C'): MigrationProvider {
  const migrations: Readonly<Record<string, Migration>> = {
    '0001-rows': { up: (db: Kysely<unknown>) => createRows(db, byteOrder) },
    '0002-standings': { up: (db: Kysely<unknown>) => createStandings(db, byteOrder) },
    '0003-priorities': { up: addPriorities },
    '0004-engines': { up: addEngines },
    '0005-standings-in-order': { up: orderStandings },
    '0006-checked-rows': { up: addDigestsAndDevices },
    '0007-store-identity': { up: createStoreIdentity },
    '0008-live-rows': { up: addRevisionsAndOrders },
    '0009-access': { up: (db: Kysely<unknown>) => createAccess(db, byteOrder) },
  };
  return { getMigrations: () => Promise.resolve({ ...migrations }) };
}

async function createRows(db: Kysely<unknown>, byteOrder: string): Promise<void> {
  const key = sql`text collate ${sql.ref(byteOrder)}`;
  await db.schema
    .createTable('sweeps')
    .addColumn('sweep_id', key, (column) => column.primaryKey())
    .addColumn('spec_digest', 'text', (column) => column.notNull())
    .addColumn('trial_count', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('spec', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sweep_totals')
    .addColumn('sweep_id', key, (column) => column.primaryKey().references('sweeps.sweep_id'))
    .addColumn('recorded', 'integer', (column) => column.notNull())
    .addColumn('reused', 'integer', (column) => column.notNull())
    .addColumn('lowest_loss', 'double precision')
    .addColumn('trained_seconds', 'double precision', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('plans')
    .addColumn('sweep_id', key, (column) => column.notNull().references('sweeps.sweep_id'))
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('shard_count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('plans_key', ['sweep_id', 'round'])
    .execute();
  await db.schema
    .createTable('shards')
    .addColumn('sweep_id', key, (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('shard_index', 'integer', (column) => column.notNull())
    .addColumn('dimension', 'integer', (column) => column.notNull())
    .addColumn('trial_ranges', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('shards_key', ['sweep_id', 'round', 'position'])
    .addForeignKeyConstraint('shards_plan', ['sweep_id', 'round'], 'plans', ['sweep_id', 'round'])
    .execute();
  await db.schema
    .createTable('trials')
    .addColumn('trial_key', key, (column) => column.primaryKey())
    .addColumn('recorded_by', key, (column) => column.notNull())
    .addColumn('system', 'text', (column) => column.notNull())
    .addColumn('dimension', 'integer', (column) => column.notNull())
    .addColumn('generator_count', 'integer', (column) => column.notNull())
    .addColumn('restart', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('steps', 'integer', (column) => column.notNull())
    .addColumn('lowest_loss', 'double precision')
    .addColumn('final_loss', 'double precision')
    .addColumn('seconds', 'double precision', (column) => column.notNull())
    .addColumn('tensors_digest', 'text', (column) => column.notNull())
    .addColumn('tensors_position', 'integer', (column) => column.notNull())
    .addColumn('loss_weights', 'text', (column) => column.notNull())
    .addColumn('terms', 'text', (column) => column.notNull())
    .addColumn('trained_on', 'text', (column) => column.notNull())
    .addColumn('referee', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sweep_trials')
    .addColumn('sweep_id', key, (column) => column.notNull().references('sweeps.sweep_id'))
    .addColumn('trial_key', key, (column) => column.notNull().references('trials.trial_key'))
    .addColumn('reused', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('sweep_trials_key', ['sweep_id', 'trial_key'])
    .execute();
  await db.schema
    .createTable('trial_sources')
    .addColumn('sweep_id', key, (column) => column.notNull().references('sweeps.sweep_id'))
    .addColumn('system', 'text', (column) => column.notNull())
    .addColumn('dimension', 'integer', (column) => column.notNull())
    .addColumn('recorded_by', key, (column) => column.notNull())
    .addPrimaryKeyConstraint('trial_sources_key', ['sweep_id', 'system', 'dimension', 'recorded_by'])
    .execute();
  await db.schema
    .createTable('cells')
    .addColumn('sweep_id', key, (column) => column.notNull().references('sweeps.sweep_id'))
    .addColumn('cell_key', key, (column) => column.notNull())
    .addColumn('cell', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('cells_key', ['sweep_id', 'cell_key'])
    .execute();
  await db.schema
    .createTable('failures')
    .addColumn('sweep_id', key, (column) => column.notNull().references('sweeps.sweep_id'))
    .addColumn('trial_key', key, (column) => column.notNull())
    .addColumn('failure_class', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('failures_key', ['sweep_id', 'trial_key'])
    .execute();
  await db.schema
    .createTable('certificates')
    .addColumn('sweep_id', key, (column) => column.notNull().references('sweeps.sweep_id'))
    .addColumn('system', 'text', (column) => column.notNull())
    .addColumn('dimension', 'integer', (column) => column.notNull())
    .addColumn('certificate', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('certificates_key', ['sweep_id', 'system', 'dimension'])
    .execute();
}

async function addPriorities(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sweeps').addColumn('priority', 'integer').execute();
}

/** Whatever earlier versions have recorded, engine 1 has trained. */
async function addEngines(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sweeps')
    .addColumn('engine', 'text', (column) => column.notNull().defaultTo('1'))
    .execute();
}
