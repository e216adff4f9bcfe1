import { gridPointKey, uniformStream, type Cell, type RowStore, type SweepStanding } from '@liesweep/sweep';
import { exampleFailure, exampleKey, exampleShard, exampleSweep, exampleTrial } from './example-sweep.js';
import { giveEngine } from './give-engine.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { withDatabase } from './with-database.js';

const SEED = 3;

/** Writes and looks of one history. */
const STEPS = 60;

/** Trials of the sweep at first, and what an extension adds. */
const COUNT = 80;

const CELLS = 4;

const RUNNING: SweepStanding = { stage: 'running', reason: null, budgets: [], wallMs: 5 };

/** Somebody who keeps the cells of a sweep, and asks only for what has changed. */
class Follower {
  readonly known = new Map<string, Cell>();
  resets = 0;
  #revision = 0;

  /** Takes pages until there is no more. */
  async catchUp(store: RowStore, sweepId: string, limit: number): Promise<void> {
    for (;;) {
      const { revision, reset, hasMore, cells } = await store.changedCells(sweepId, this.#revision, limit);
      expect(cells.length).toBeLessThanOrEqual(limit);
      if (reset) {
        this.known.clear();
        this.resets += 1;
      }
      for (const cell of cells) this.known.set(gridPointKey(cell.gridPoint), cell);
      if (hasMore) expect(revision).toBeGreaterThan(reset ? 0 : this.#revision);
      this.#revision = revision;
      if (!hasMore) return;
    }
  }
}

/** Rules about what a page asks for, but for trials. */
export function describeLiveRows(connections: RowStoreConnections): void {
  describe('live rows', () => {
    const sweep = exampleSweep('live', COUNT);
    const { sweepId } = sweep;

    it('S25: what has changed since a revision, applied to what was known then, is what is there', async () => {
      const uri = await connections.createUri();
      const writers = [await connections.open(uri), await connections.open(uri)];
      const [reader] = writers;
      if (reader === undefined) throw new Error('expected a connection');
      const other = exampleSweep('other');
      await reader.saveSweep(other);
      await reader.recordShard(other.sweepId, exampleShard(0, 2 * COUNT));
      await reader.saveSweep(sweep);
      const uniform = uniformStream(SEED);
      const whole = (end: number): number => Math.floor(uniform() * end);
      let size = COUNT;
      const writes: readonly ((store: RowStore) => Promise<unknown>)[] = [
        ...Array.from({ length: 8 }, () => (store: RowStore) => {
          const first = whole(size - 6);
          return store.recordShard(sweepId, exampleShard(first, first + 1 + whole(6)));
        }),
        (store) => store.adoptRecorded(sweepId, [exampleKey(whole(size)), exampleKey(whole(size))]),
        (store) => store.recordFailures(sweepId, [exampleFailure(whole(size))]),
        (store) => store.extendSweep(exampleSweep('live', (size += CELLS))),
        async (store) => {
          await giveEngine(uri, '0');
          await store.recordShard(sweepId, exampleShard(0, 2));
        },
        async (store) => {
          await store.deleteSweep(sweepId);
          await store.saveSweep(exampleSweep('live', size));
        },
      ];
      const followers = [new Follower(), new Follower(), new Follower()];
      for (let step = 0; step < STEPS; step += 1) {
        const writer = writers[whole(writers.length)];
        if (writer !== undefined) await writes[whole(writes.length)]?.(writer);
        const follower = followers[whole(followers.length)];
        await follower?.catchUp(reader, sweepId, 1 + whole(CELLS + 1));
        const cells = await reader.cells(sweepId);
        expect(follower?.known).toEqual(new Map(cells.map((cell) => [gridPointKey(cell.gridPoint), cell])));
      }
      expect(followers.map(({ resets }) => resets).filter((resets) => resets > 2)).toHaveLength(followers.length);
    });

    it('S25: each change of a cell has a revision of its own, so that pages of one cell go through all of them', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(0, 8));
      const revisions: number[] = [];
      let since = 0;
      for (let page = 0; page < CELLS; page += 1) {
        const { revision, hasMore, cells } = await store.changedCells(sweepId, since, 1);
        expect([cells.length, hasMore]).toEqual([1, page < CELLS - 1]);
        revisions.push(revision);
        since = revision;
      }
      expect(new Set(revisions).size).toBe(CELLS);
      const nothing = { revision: since, reset: false, hasMore: false, cells: [] };
      expect(await store.changedCells(sweepId, since, 1)).toEqual(nothing);
      expect((await store.overview(sweepId))?.revision).toBe(since);
      await store.recordShard(sweepId, exampleShard(0, 8));
      expect(await store.changedCells(sweepId, since, 1)).toEqual(nothing);
    });

    it('S25: while shards are recorded, a follower on another connection never misses one', async () => {
      const uri = await connections.createUri();
      const [writer, reader] = [await connections.open(uri), await connections.open(uri)];
      await writer.saveSweep(sweep);
      const state: { isWriting: boolean } = { isWriting: true };
      const writing = Promise.all(
        Array.from({ length: 20 }, (_, shard) => writer.recordShard(sweepId, exampleShard(4 * shard, 4 * shard + 4))),
      ).finally(() => {
        state.isWriting = false;
      });
      const follower = new Follower();
      while (state.isWriting) await follower.catchUp(reader, sweepId, 2);
      await writing;
      await follower.catchUp(reader, sweepId, 2);
      const cells = await reader.cells(sweepId);
      expect([...follower.known.values()].reduce((sum, { trials }) => sum + trials, 0)).toBe(COUNT);
      expect(follower.known).toEqual(new Map(cells.map((cell) => [gridPointKey(cell.gridPoint), cell])));
    });

    it('S25: whoever knows a revision that the sweep does not have yet is given all cells anew', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(0, 8));
      const { revision } = await store.changedCells(sweepId, 0, 10);
      const anew = await store.changedCells(sweepId, revision + 1, 10);
      expect(anew).toMatchObject({ revision, reset: true, hasMore: false });
      expect(anew.cells).toHaveLength(CELLS);
      expect(await store.changedCells('none', 7, 10)).toEqual({ revision: 0, reset: true, hasMore: false, cells: [] });
      expect(await store.changedCells('none', 0, 10)).toMatchObject({ reset: false });
    });

    it('S14 S25: a damaged cell is damage, and no cell is left out in silence', async () => {
      const uri = await connections.createUri();
      const store = await connections.open(uri);
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(0, 8));
      await withDatabase(uri, (db) =>
        db.updateTable('cells').set({ cell: '{}' }).where('cell_key', '=', cellKeyOf(0)).execute(),
      );
      await expect(store.changedCells(sweepId, 0, 10)).rejects.toMatchObject({ name: 'CorruptStoreError' });
      await expect(store.cell(sweepId, cellKeyOf(0))).rejects.toMatchObject({ name: 'CorruptStoreError' });
      expect(await store.cell(sweepId, cellKeyOf(1))).toMatchObject({ trials: 2 });
    });

    it('S27: one cell, and its failures, are those of its key alone', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(0, 8));
      await store.recordFailures(
        sweepId,
        [9, 13, 10, 11].map((number) => exampleFailure(number)),
      );
      const cells = await store.cells(sweepId);
      for (const cell of cells) expect(await store.cell(sweepId, gridPointKey(cell.gridPoint))).toEqual(cell);
      const failures = await store.failures(sweepId);
      expect(await store.cellFailures(sweepId, cellKeyOf(9))).toEqual(
        failures.filter(({ trialKey }) => [exampleKey(9), exampleKey(13)].includes(trialKey)),
      );
      expect(await store.cellFailures(sweepId, cellKeyOf(0))).toEqual([]);
      // A key that is the beginning of another one's.
      expect(await store.cell(sweepId, cellKeyOf(0).slice(0, -1))).toBeUndefined();
      expect(await store.cellFailures(sweepId, cellKeyOf(9).slice(0, -1))).toEqual([]);
      expect(await store.cell('none', cellKeyOf(0))).toBeUndefined();
    });

    it('S27: overviews say what the other methods say, the latest sweep first', async () => {
      const store = await connections.openEmpty();
      const records = [
        { ...exampleSweep('b'), createdAt: '2026-03-02T00:00:00.000Z', owner: 'Emmy', project: 'p', priority: 1 },
        { ...exampleSweep('a'), createdAt: '2026-03-03T00:00:00.000Z' },
        { ...exampleSweep('c'), createdAt: '2026-03-01T00:00:00.000Z' },
      ];
      for (const record of records) await store.saveSweep(record);
      const [first = sweep] = records;
      await store.recordShard(first.sweepId, exampleShard(0, 8));
      await store.recordFailures(first.sweepId, [exampleFailure(9), exampleFailure(10)]);
      await store.saveStanding(first.sweepId, RUNNING, { epoch: 1, sequence: 2 });
      await store.leaveSweep(first.sweepId);
      const overviews = await store.overviews();
      expect(overviews.map(({ record }) => record)).toEqual([records[1], records[0], records[2]]);
      for (const overview of overviews) {
        const { sweepId: id } = overview.record;
        expect(await store.overview(id)).toEqual(overview);
        expect(overview.record).toEqual(await store.sweep(id));
        expect(overview.progress).toEqual(await store.progress(id));
        expect(overview.standing).toEqual(await store.standing(id));
        expect(overview.revision).toBe((await store.changedCells(id, 0, 10)).revision);
      }
      expect(overviews[1]).toMatchObject({ progress: { recorded: 8, failed: 2 }, standing: { stage: 'running' } });
      expect(await store.overview('none')).toBeUndefined();
    });

    it('S14 S27: a sweep whose row is damaged is left out of the list, and is damage where it is asked for', async () => {
      const uri = await connections.createUri();
      const store = await connections.open(uri);
      await store.saveSweep(sweep);
      await store.saveSweep({ ...exampleSweep('owned'), owner: 'Sophus' });
      await withDatabase(uri, (db) =>
        db.updateTable('sweeps').set({ owner: 'Felix' }).where('sweep_id', '!=', sweepId).execute(),
      );
      expect((await store.overviews()).map(({ record }) => record)).toEqual([sweep]);
      const { sweepId: owned } = exampleSweep('owned');
      await expect(store.overview(owned)).rejects.toMatchObject({ name: 'CorruptStoreError' });
    });

    it('S2: whose a sweep is stays as it was first saved, also where it is extended', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep({ ...sweep, owner: 'Emmy' });
      await store.saveSweep({ ...sweep, owner: 'Felix' });
      await store.extendSweep(exampleSweep('live', COUNT + CELLS));
      expect(await store.sweep(sweepId)).toEqual({ ...exampleSweep('live', COUNT + CELLS), owner: 'Emmy' });
    });
  });
}

function cellKeyOf(number: number): string {
  return gridPointKey(exampleTrial(number).gridPoint);
}
