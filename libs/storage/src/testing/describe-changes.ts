import { exampleCertificate, exampleFailure, exampleKey, exampleShard, exampleSweep } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { readState } from './row-store-state.js';

/** Of the only standing that there is. */
const ORDER = { epoch: 1, sequence: 1 };

/** Of so many, some collide where they can. */
const ROUNDS_OF_A_RACE = 40;

/** Rules about sweeps that grow or go. */
export function describeChanges(connections: RowStoreConnections): void {
  describe('changes', () => {
    const sweep = exampleSweep('changed', 20);
    const heir = exampleSweep('heir', 20);
    const { sweepId } = sweep;

    it('S18: a sweep that is extended has another grid, and all that it had recorded', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(0, 8));
      const cells = await store.cells(sweepId);
      const extended = { ...exampleSweep('changed', 40), specDigest: `sha256:${'ab'.repeat(32)}` };
      await store.extendSweep(extended);
      await store.extendSweep(extended);
      expect(await store.sweep(sweepId)).toEqual(extended);
      expect(await store.progress(sweepId)).toMatchObject({ trialCount: 40, recorded: 8 });
      expect(await store.cells(sweepId)).toEqual(cells);
    });

    it('S19: a sweep that is deleted is gone, and what others reuse is not', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.saveSweep(heir);
      await store.savePlan(sweepId, 0, [{ index: 0, dimension: 3, trials: [[0, 20]] }]);
      await store.recordShard(sweepId, exampleShard(0, 8));
      await store.recordFailures(sweepId, [exampleFailure(9)]);
      await store.saveStanding(sweepId, { stage: 'complete', reason: null, budgets: [], wallMs: 0 }, ORDER);
      await store.adoptRecorded(heir.sweepId, [exampleKey(1), exampleKey(2)]);
      await store.deleteSweep(sweepId);

      expect(await store.sweep(sweepId)).toBeUndefined();
      expect([await store.failures(sweepId), await store.cells(sweepId)]).toEqual([[], []]);
      expect(await store.standing(sweepId)).toBeUndefined();
      expect(await store.plannedShardCount(sweepId, 0)).toBeUndefined();
      const { trials, certificates } = await readState(store, heir.sweepId);
      expect(trials.map(({ trialKey }) => trialKey).sort()).toEqual([exampleKey(1), exampleKey(2)].sort());
      expect(certificates).toEqual([exampleCertificate]);
      await store.saveSweep(exampleSweep('grandchild', 20));
      await store.adoptRecorded('grandchild-01234567', [exampleKey(1)]);
      expect(await store.certificates('grandchild-01234567')).toEqual([exampleCertificate]);
      expect(await store.adoptRecorded(heir.sweepId, [exampleKey(1), exampleKey(3)])).toEqual([exampleKey(3)]);
      await expect(store.deleteSweep(sweepId)).rejects.toMatchObject({ name: 'UnknownSweepError' });
    });

    it('S19: a sweep can be deleted while others take over its trials', async () => {
      const uri = await connections.createUri();
      const [owner, other] = [await connections.open(uri), await connections.open(uri)];
      const keys = Array.from({ length: 8 }, (_, trial) => exampleKey(trial));
      for (let round = 0; round < ROUNDS_OF_A_RACE; round++) {
        const next = exampleSweep(`heir-${String(round)}`, 20);
        await owner.saveSweep(sweep);
        await owner.recordShard(sweepId, exampleShard(0, 8));
        await other.saveSweep(next);
        const [missing] = await Promise.all([other.adoptRecorded(next.sweepId, keys), owner.deleteSweep(sweepId)]);
        const { recorded } = await other.progress(next.sweepId);
        expect(recorded + missing.length).toBe(keys.length);
        expect((await readState(other, next.sweepId)).trials).toHaveLength(recorded);
        await other.deleteSweep(next.sweepId);
      }
    });

    it('S19: a sweep can be saved again after it was deleted, and begins with nothing', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(0, 8));
      await store.deleteSweep(sweepId);
      await store.saveSweep(sweep);
      expect(await store.progress(sweepId)).toMatchObject({ recorded: 0, reused: 0, trainedSeconds: 0 });
      expect(await store.adoptRecorded(sweepId, [exampleKey(1)])).toEqual([exampleKey(1)]);
    });

    it('S2: a sweep keeps the project that it was saved with', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep({ ...sweep, project: 'group-theory' });
      await store.saveSweep({ ...sweep, project: 'another' });
      expect((await store.sweep(sweepId))?.project).toBe('group-theory');
    });

    it('S2: a sweep has the priority that was asked for last', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      expect(await store.sweep(sweepId)).not.toHaveProperty('priority');
      for (const priority of [2, 5, undefined]) {
        await store.saveSweep({ ...sweep, ...(priority !== undefined && { priority }) });
      }
      expect((await store.sweep(sweepId))?.priority).toBe(5);
    });
  });
}
