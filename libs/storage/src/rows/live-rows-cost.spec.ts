import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { gridPointKey, type RowStore, type TrialOrder } from '@liesweep/sweep';
import { CompiledQuery, Kysely, sql } from 'kysely';
import { connectSqlite } from '../sqlite/open-sqlite-row-store.js';
import { NodeSqliteDialect } from '../sqlite/node-sqlite-dialect.js';
import { exampleShard, exampleSweep, exampleTrial } from '../testing/example-sweep.js';
import { scratchFolders } from '../testing/scratch-folders.js';
import { migrateRows } from './migrate-rows.js';
import { SqlRowStore } from './sql-row-store.js';
import type { Tables } from './tables.js';

const sweep = exampleSweep('costly', 40);
const { sweepId } = sweep;

/** Totals, a count, four of the order, and the trials themselves. */
const MOST_STATEMENTS_OF_A_PAGE = 7;

const SEARCH = /^SEARCH \w+ USING (?:COVERING )?INDEX /;

/** Of one cell's trials, which are few. */
const SORT = /^USE TEMP B-TREE FOR (?:LAST TERM OF )?ORDER BY$/;

const ORDERS: readonly TrialOrder[] = [
  ...(['key', 'lowestLoss', 'finalLoss', 'steps', 'seconds', 'dimension', 'generators'] as const),
];

const createFolder = scratchFolders();

/** A store that keeps what it asks of its database. */
async function openWatched(): Promise<{
  readonly store: RowStore;
  readonly plansOf: (work: () => Promise<unknown>) => Promise<readonly (readonly string[])[]>;
}> {
  const database: DatabaseSync = connectSqlite(join(await createFolder(), 'rows.sqlite'));
  let asked: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: new NodeSqliteDialect(database),
    log: ({ query }) => {
      asked.push(query);
    },
  });
  await migrateRows(db, 'rows.sqlite', 'binary');
  const store = new SqlRowStore(db, (operation) => operation(), sql<number>`(unixepoch('subsec') * 1000.0)`);
  return {
    store,
    /** How each statement of some work is carried out, one line for each of its steps. */
    plansOf: async (work) => {
      asked = [];
      await work();
      return asked.map((query) =>
        database
          .prepare(`explain query plan ${query.sql}`)
          .all(...(query.parameters as readonly (string | number | null)[]))
          .map((step) => String(step.detail)),
      );
    },
  };
}

describe('what a page costs', () => {
  it('S26: of an index each statement reads a part that is in order already, and nothing else', async () => {
    const { store, plansOf } = await openWatched();
    await store.saveSweep(sweep);
    await store.recordShard(sweepId, exampleShard(0, 40));
    const ofOneCell = { cellKey: gridPointKey(exampleTrial(1).gridPoint) };
    for (const sort of ORDERS) {
      for (const order of ['asc', 'desc'] as const) {
        for (const filter of [{}, { dimension: 3 }, { outcome: 'converged', finalLossBelow: 2 } as const, ofOneCell]) {
          const query = { sort, order, limit: 4, ...filter };
          const { next } = await store.trialPage(sweepId, query);
          for (const after of [undefined, next ?? undefined]) {
            const plans = await plansOf(() => store.trialPage(sweepId, { ...query, after }));
            expect(plans.length).toBeLessThanOrEqual(MOST_STATEMENTS_OF_A_PAGE);
            const expected = filter === ofOneCell ? [SEARCH, SORT] : [SEARCH];
            const others = plans.flat().filter((step) => !expected.some((pattern) => pattern.test(step)));
            expect(others).toEqual([]);
          }
        }
      }
    }
    await store.close();
  });

  it('S25 S27: what has changed, a cell and its failures are found by an index, in one statement each', async () => {
    const { store, plansOf } = await openWatched();
    await store.saveSweep(sweep);
    await store.recordShard(sweepId, exampleShard(0, 40));
    const key = gridPointKey(exampleTrial(1).gridPoint);
    for (const work of [
      () => store.changedCells(sweepId, 1, 10),
      () => store.cell(sweepId, key),
      () => store.cellFailures(sweepId, key),
      () => store.overview(sweepId),
    ]) {
      const plans = await plansOf(work);
      expect(plans).toHaveLength(1);
      expect(plans.flat().filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
    }
    await store.close();
  });

  it('S27: overviews are one statement, however many sweeps there are', async () => {
    const { store, plansOf } = await openWatched();
    for (const name of ['a', 'b', 'c']) await store.saveSweep(exampleSweep(name));
    expect(await plansOf(() => store.overviews())).toHaveLength(1);
    await store.close();
  });
});
