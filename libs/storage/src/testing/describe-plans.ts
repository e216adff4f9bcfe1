import type { Shard } from '@liesweep/sweep';
import { exampleSweep } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';

const SHARDS: readonly Shard[] = Array.from({ length: 1000 }, (_, index) => ({
  index: 5000 - index,
  dimension: 2 + (index % 4),
  trials: [
    [index * 10, index * 10 + 4],
    [index * 10 + 6, index * 10 + 10],
  ],
}));

/** Rules about sweeps and their plans. */
export function describePlans(connections: RowStoreConnections): void {
  describe('sweeps and plans', () => {
    const sweep = exampleSweep('plans');
    const { sweepId } = sweep;

    it('S1 S2: a sweep that is saved again, even with other content, stays as it was', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.saveSweep({ ...sweep, trialCount: 7, createdAt: '2030-01-01T00:00:00.000Z' });
      expect(await store.sweep(sweepId)).toEqual(sweep);
      expect(await store.sweeps()).toEqual([sweep]);
    });

    it('sweeps are listed from the oldest to the newest', async () => {
      const store = await connections.openEmpty();
      const newer = { ...exampleSweep('a'), createdAt: '2026-03-02T00:00:00.000Z' };
      const older = { ...exampleSweep('b'), createdAt: '2026-03-01T00:00:00.000Z' };
      await store.saveSweep(newer);
      await store.saveSweep(older);
      expect(await store.sweeps()).toEqual([older, newer]);
    });

    it('S8: a plan is read in pages, in the order in which it was saved', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.savePlan(sweepId, 0, SHARDS);
      expect(await store.plannedShardCount(sweepId, 0)).toBe(1000);
      expect(await store.plan(sweepId, 0, 0, 1000)).toEqual(SHARDS);
      expect(await store.plan(sweepId, 0, 990, 7)).toEqual(SHARDS.slice(990, 997));
      expect(await store.plan(sweepId, 0, 1000, 7)).toEqual([]);
    });

    it('S1 S2: a round that is there is kept; another round is another plan', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.savePlan(sweepId, 0, SHARDS.slice(0, 3));
      await store.savePlan(sweepId, 0, SHARDS);
      await store.savePlan(sweepId, 1, SHARDS.slice(5, 6));
      expect(await store.plan(sweepId, 0, 0, 10)).toEqual(SHARDS.slice(0, 3));
      expect(await store.plan(sweepId, 1, 0, 10)).toEqual(SHARDS.slice(5, 6));
    });

    it('S8: an empty round differs from one that was never saved', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.savePlan(sweepId, 0, []);
      expect(await store.plannedShardCount(sweepId, 0)).toBe(0);
      expect(await store.plannedShardCount(sweepId, 1)).toBeUndefined();
    });

    it('S13: writing for a sweep that was never saved is refused, reading it finds nothing', async () => {
      const store = await connections.openEmpty();
      const refusal = { name: 'UnknownSweepError' };
      await expect(store.savePlan(sweepId, 0, SHARDS)).rejects.toMatchObject(refusal);
      await expect(store.recordFailures(sweepId, [])).rejects.toMatchObject(refusal);
      await expect(store.progress(sweepId)).rejects.toMatchObject(refusal);
      expect(await store.sweep(sweepId)).toBeUndefined();
      expect(await store.plan(sweepId, 0, 0, 10)).toEqual([]);
      expect(await store.cells(sweepId)).toEqual([]);
      expect(await store.certificates(sweepId)).toEqual([]);
    });
  });
}
