import { ENGINE_VERSION, type SweepStanding } from '@liesweep/sweep';
import { Migrator } from 'kysely/migration';
import { recordedEngine } from '../engine-of.js';
import { rowMigrations } from '../rows/migrations.js';
import { exampleFailure, exampleShard, exampleSweep } from './example-sweep.js';
import { giveEngine } from './give-engine.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { readState } from './row-store-state.js';
import { withDatabase, type Database } from './with-database.js';

/** The engine of the versions whose schema does not name one. */
const FIRST_ENGINE = '1';

const PAUSED: SweepStanding = { stage: 'paused', reason: null, budgets: [], wallMs: 7 };

/** Every table of any version, those that others refer to first. */
const TABLES = [
  ...['sweeps', 'sweep_totals', 'plans', 'shards', 'trials', 'sweep_trials', 'trial_sources', 'cells', 'failures'],
  ...['certificates', 'standings', 'sick_devices', 'access_tokens', 'audit'],
];

/** Made by its migration, with a row that is each store's own. */
const IDENTITY = 'store_identity';

/** Rules about stores that an earlier version has made. */
export function describeMigrations(connections: RowStoreConnections): void {
  describe('migrations', () => {
    const sweep = exampleSweep('migrated', 20);
    const { sweepId } = sweep;

    it('S23: has an identity that it keeps, and that no other store has', async () => {
      const uri = await connections.createUri();
      const first = await connections.open(uri);
      const identity = await first.identity();
      const again = await connections.open(uri);
      expect(await again.identity()).toBe(identity);
      const other = await connections.open(await connections.createUri());
      expect(await other.identity()).not.toBe(identity);
    });

    it('S20: a schema of any earlier version is brought up to date, with all rows in it', async () => {
      const uri = await connections.createUri();
      const current = await connections.open(uri);
      await current.saveSweep(sweep);
      await current.savePlan(sweepId, 0, [{ index: 0, dimension: 3, trials: [[0, 20]] }]);
      await current.recordShard(sweepId, exampleShard(0, 8));
      await current.recordFailures(sweepId, [exampleFailure(9)]);
      await current.saveStanding(sweepId, PAUSED, { epoch: 0, sequence: 0 });
      await giveEngine(uri, FIRST_ENGINE);
      const state = await readState(current, sweepId);
      const isOfThisEngine = (await recordedEngine(current, sweepId)) === ENGINE_VERSION;
      const rows = await withDatabase(uri, readRows);

      const versions = Object.keys(await rowMigrations('binary').getMigrations());
      expect(versions.length).toBeGreaterThan(1);
      for (const version of versions.slice(0, -1)) {
        const older = await connections.createUri();
        await withDatabase(older, async (db, byteOrder) => {
          const migrator = new Migrator({ db, provider: rowMigrations(byteOrder) });
          expect((await migrator.migrateTo(version)).error).toBeUndefined();
          await writeRows(db, rows);
        });
        const migrated = await connections.open(older);
        expect(await migrated.identity()).not.toBe(await current.identity());
        expect(await migrated.sweep(sweepId)).toEqual(sweep);
        expect(await readState(migrated, sweepId)).toEqual(state);
        // The first version had no table for it.
        if (version !== versions[0]) expect(await migrated.standing(sweepId)).toMatchObject(PAUSED);
        expect(await migrated.openEpoch(sweepId)).toBe(1);
        await migrated.saveStanding(sweepId, { ...PAUSED, stage: 'running' }, { epoch: 1, sequence: 1 });
        expect(await migrated.standing(sweepId)).toMatchObject({
          stage: 'running',
          unseenForMs: expect.any(Number) as number,
        });
        expect(await migrated.plan(sweepId, 0, 0, 10)).toHaveLength(1);
        await migrated.saveSweep({ ...sweep, priority: 2 });
        expect(await migrated.recordShard(sweepId, exampleShard(8, 12))).toBe(4);
        expect((await migrated.progress(sweepId)).recorded).toBe(isOfThisEngine ? 12 : 4);
      }
    });

    it('S20: the stage of a standing is what it says, and one that cannot be read is none', async () => {
      const uri = await connections.createUri();
      await withDatabase(uri, async (db, byteOrder) => {
        await new Migrator({ db, provider: rowMigrations(byteOrder) }).migrateTo('0004-engines');
        const row = { spec_digest: 'sha256:0', trial_count: 1, created_at: '2026-01-01', spec: '{}' };
        const said = { good: JSON.stringify(PAUSED), odd: '{"stage":"\\ud800"', none: '' };
        for (const [sweep_id, standing] of Object.entries(said)) {
          await db
            .insertInto('sweeps')
            .values({ sweep_id, ...row })
            .execute();
          await db.insertInto('standings').values({ sweep_id, standing }).execute();
        }
      });
      await connections.open(uri);
      const stages = await withDatabase(uri, (db) =>
        db.selectFrom('standings').select(['sweep_id', 'stage']).execute(),
      );
      expect(stages).toEqual([{ sweep_id: 'good', stage: 'paused' }]);
    });
  });
}

type Rows = ReadonlyMap<string, readonly Record<string, unknown>[]>;

async function readRows(db: Database): Promise<Rows> {
  const names = (await db.introspection.getTables()).map(({ name }) => name);
  expect(names.sort()).toEqual([...TABLES, IDENTITY].sort());
  const rows = new Map<string, Record<string, unknown>[]>();
  for (const table of TABLES) rows.set(table, await db.selectFrom(table).selectAll().execute());
  return rows;
}

/** Writes what the schema has tables and columns for. */
async function writeRows(db: Database, rows: Rows): Promise<void> {
  const tables = await db.introspection.getTables();
  for (const name of TABLES) {
    const columns = tables.find((table) => table.name === name)?.columns.map((column) => column.name);
    for (const row of columns === undefined ? [] : (rows.get(name) ?? [])) {
      const known = Object.entries(row).filter(([column]) => columns?.includes(column));
      await db.insertInto(name).values(Object.fromEntries(known)).execute();
    }
  }
}
