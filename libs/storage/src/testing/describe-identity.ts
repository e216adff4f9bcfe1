import { exampleShard, exampleSweep } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { readState } from './row-store-state.js';

/** Rules about ids that two sweeps have. */
export function describeIdentity(connections: RowStoreConnections): void {
  describe('ids', () => {
    const sweep = exampleSweep('identity', 20);
    const { sweepId } = sweep;
    const other = { ...sweep, specDigest: `sha256:${'ab'.repeat(32)}`, spec: { ...sweep.spec, seed: 2 } };

    it('S2: under the id of a sweep no other one is saved, and nothing is changed', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(0, 8));
      const before = await readState(store, sweepId);
      const refused = store.saveSweep({ ...other, priority: 1 });
      await expect(refused).rejects.toMatchObject({ name: 'SweepConflictError', sweepId });
      await expect(refused).rejects.toThrow('seed: expected what the sweep has');
      expect(await store.sweep(sweepId)).toEqual(sweep);
      expect(await readState(store, sweepId)).toEqual(before);
    });

    it('S2 S18: a sweep that was extended is still the one that it was', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      const extended = { ...exampleSweep('identity', 40), specDigest: other.specDigest };
      await store.extendSweep(extended);
      await store.saveSweep(sweep);
      expect(await store.sweep(sweepId)).toEqual(extended);
    });

    it('S18: a sweep is not given a grid that lacks trials that it has', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      for (const smaller of [other, { ...exampleSweep('identity', 8), specDigest: other.specDigest }]) {
        await expect(store.extendSweep(smaller)).rejects.toMatchObject({ name: 'SweepConflictError' });
      }
      expect(await store.sweep(sweepId)).toEqual(sweep);
    });

    it('S12 S18: of two that extend a sweep at once in different ways one is refused', async () => {
      const uri = await connections.createUri();
      const [left, right] = await Promise.all([connections.open(uri), connections.open(uri)]);
      await left.saveSweep(sweep);
      const { spec } = sweep;
      const longer = { ...sweep, spec: { ...spec, restarts: 10 }, trialCount: 40 };
      const wider = {
        ...sweep,
        spec: { ...spec, grid: { ...spec.grid, generators: [1, 2, 3, 4, 5] } },
        trialCount: 25,
      };
      const ends = await Promise.allSettled([left.extendSweep(longer), right.extendSweep(wider)]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const winner = ends[0].status === 'fulfilled' ? longer : wider;
      expect(await right.sweep(sweepId)).toEqual(winner);
    });

    it('S12: of several that save different sweeps under one id at once one is there', async () => {
      const uri = await connections.createUri();
      const [left, right] = await Promise.all([connections.open(uri), connections.open(uri)]);
      const ends = await Promise.allSettled([left.saveSweep(sweep), right.saveSweep(other)]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await left.sweep(sweepId)).toEqual(ends[0].status === 'fulfilled' ? sweep : other);
    });
  });
}
