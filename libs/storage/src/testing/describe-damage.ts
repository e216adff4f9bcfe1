import { uniformStream, type RowStore } from '@liesweep/sweep';
import { exampleShard, exampleSweep } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { readState } from './row-store-state.js';
import { withDatabase, type Database } from './with-database.js';

const FLIPS_PER_COLUMN = 300;
const FLIPS_WITHOUT_DIGEST = 60;
const SEED = 1;

/** Bits of a character of ASCII; NUL is no text of PostgreSQL. */
const BITS = 7;

const { sweepId, ...rest } = exampleSweep('damage', 20);
const sweep = { sweepId, ...rest };

/** Every column of JSON but standings, and what is read from it. */
const COLUMNS: readonly (readonly [table: string, column: string, read: (store: RowStore) => Promise<unknown>])[] = [
  ['sweeps', 'spec', (store) => store.sweep(sweepId)],
  ['shards', 'trial_ranges', (store) => store.plan(sweepId, 0, 0, 10)],
  ['trials', 'loss_weights', trialsOf],
  ['trials', 'terms', trialsOf],
  ['trials', 'trained_on', trialsOf],
  ['trials', 'referee', trialsOf],
  ['cells', 'cell', (store) => store.cells(sweepId)],
  ['certificates', 'certificate', (store) => store.certificates(sweepId)],
];

/** Rules about rows that are not what was written. */
export function describeDamage(connections: RowStoreConnections): void {
  describe('damaged rows', () => {
    /** A store with one row in each table. */
    const openWithOneOfEach = async (): Promise<{ readonly uri: string; readonly store: RowStore }> => {
      const uri = await connections.createUri();
      const store = await connections.open(uri);
      await store.saveSweep(sweep);
      await store.savePlan(sweepId, 0, [{ index: 0, dimension: 3, trials: [[0, 20]] }]);
      await store.recordShard(sweepId, exampleShard(0, 1));
      return { uri, store };
    };

    it.each(COLUMNS)('S14: a flipped bit in %s.%s is noticed, and the row is named', async (table, column, read) => {
      const { uri, store } = await openWithOneOfEach();
      const before = await read(store);
      await withDatabase(uri, async (db) => {
        const text = await columnOf(db, table, column);
        for (const flipped of flips(text, FLIPS_PER_COLUMN)) {
          await db
            .updateTable(table)
            .set({ [column]: flipped })
            .execute();
          const error: unknown = await read(store).catch((thrown: unknown) => thrown);
          expect(error).toMatchObject({ name: 'CorruptStoreError' });
          expect(String(error)).toContain(`table ${table}, row `);
        }
        await db
          .updateTable(table)
          .set({ [column]: text })
          .execute();
      });
      expect(await read(store)).toEqual(before);
    });

    it.each(COLUMNS)(
      'S14 S20: in a row of an earlier version %s.%s is read if its form is right',
      async (...column) => {
        const [table, name, read] = column;
        const { uri, store } = await openWithOneOfEach();
        const before = await read(store);
        await withDatabase(uri, async (db) => {
          await db.updateTable(table).set({ row_digest: null }).execute();
          expect(await read(store)).toEqual(before);
          const text = await columnOf(db, table, name);
          for (const damaged of [
            ...flips(text, FLIPS_WITHOUT_DIGEST),
            'null',
            '{}',
            '[[1]]',
            '"text"',
            text.slice(1),
          ]) {
            await db
              .updateTable(table)
              .set({ [name]: damaged })
              .execute();
            const error: unknown = await read(store).then(
              () => undefined,
              (thrown: unknown) => thrown,
            );
            if (error !== undefined) expect(error).toMatchObject({ name: 'CorruptStoreError' });
          }
        });
      },
    );

    it('S14: a number that is not the one written is noticed, in a column of its own too', async () => {
      const { uri, store } = await openWithOneOfEach();
      await withDatabase(uri, (db) => db.updateTable('trials').set({ final_loss: 1e-13 }).execute());
      await expect(readState(store, sweepId)).rejects.toMatchObject({ name: 'CorruptStoreError' });
    });
  });
}

async function trialsOf(store: RowStore): Promise<unknown> {
  return (await readState(store, sweepId)).trials;
}

async function columnOf(db: Database, table: string, column: string): Promise<string> {
  const row = await db.selectFrom(table).select(column).executeTakeFirstOrThrow();
  return String(row[column]);
}

/** The text with one bit of one character changed, in so many ways. */
function flips(text: string, count: number): string[] {
  const uniform = uniformStream(SEED);
  const flipped: string[] = [];
  while (flipped.length < count) {
    const at = Math.floor(uniform() * text.length);
    const code = text.charCodeAt(at) ^ (1 << Math.floor(uniform() * BITS));
    if (code !== 0) flipped.push(`${text.slice(0, at)}${String.fromCharCode(code)}${text.slice(at + 1)}`);
  }
  return flipped;
}
