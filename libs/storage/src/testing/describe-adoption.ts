import { exampleCertificate, exampleKey, exampleShard, exampleSweep, exampleTrial } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { readState } from './row-store-state.js';

/** More keys than one statement of any database takes. */
const MANY = 70_000;

/** Rules about trials that another sweep has recorded. */
export function describeAdoption(connections: RowStoreConnections): void {
  describe('adoption', () => {
    const first = exampleSweep('first');
    const second = exampleSweep('second');
    const keys = Array.from({ length: 60 }, (_, number) => exampleKey(number));

    it('S6 S7: a sweep adopts what another recorded, and is told what is left, in order and once', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(first);
      await store.saveSweep(second);
      await store.recordShard(first.sweepId, exampleShard(10, 50));
      const left = [...keys.slice(50), ...keys.slice(0, 10)];
      expect(await store.adoptRecorded(second.sweepId, [...keys.toReversed(), ...keys])).toEqual([
        ...left.slice(0, 10).toReversed(),
        ...left.slice(10).toReversed(),
      ]);
      const { progress, trials, cells } = await readState(store, second.sweepId);
      expect(progress).toMatchObject({ recorded: 40, reused: 40, trainedSeconds: 0 });
      const origin = await readState(store, first.sweepId);
      expect(trials).toEqual(origin.trials);
      expect(cells).toEqual(origin.cells);
      expect(progress.lowestLoss).toBe(origin.progress.lowestLoss);
    });

    it('S1: adopting again changes nothing and leaves the same keys', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(first);
      await store.saveSweep(second);
      await store.recordShard(first.sweepId, exampleShard(0, 30));
      const left = await store.adoptRecorded(second.sweepId, keys);
      const before = await readState(store, second.sweepId);
      expect(await store.adoptRecorded(second.sweepId, keys)).toEqual(left);
      expect(await readState(store, second.sweepId)).toEqual(before);
      expect(await store.adoptRecorded(second.sweepId, [])).toEqual([]);
    });

    it('S6: its own trials are not reused ones', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(first);
      await store.recordShard(first.sweepId, exampleShard(0, 30));
      const before = await readState(store, first.sweepId);
      expect(await store.adoptRecorded(first.sweepId, keys)).toEqual(keys.slice(30));
      expect(await readState(store, first.sweepId)).toEqual(before);
    });

    it('S6: where two sweeps trained the same trial, the first row counts for both', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(first);
      await store.saveSweep(second);
      await store.recordShard(first.sweepId, exampleShard(0, 1));
      const again = { ...exampleTrial(0), finalLoss: 0, lowestLoss: 0, seconds: 99 };
      expect(await store.recordShard(second.sweepId, { ...exampleShard(0, 1), trials: [again] })).toBe(1);
      const { trials, cells, progress } = await readState(store, second.sweepId);
      expect(trials).toEqual([exampleTrial(0)]);
      expect(cells).toEqual(await store.cells(first.sweepId));
      expect(progress).toMatchObject({ recorded: 1, reused: 1, trainedSeconds: 0 });
    });

    it('S11: the certificate comes with the trials, also when it is recorded after their adoption', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(first);
      await store.saveSweep(second);
      await store.recordShard(first.sweepId, { ...exampleShard(0, 10), certificate: null });
      await store.adoptRecorded(second.sweepId, keys);
      expect(await store.certificates(second.sweepId)).toEqual([]);
      await store.recordShard(first.sweepId, exampleShard(10, 20));
      expect(await store.certificates(second.sweepId)).toEqual([exampleCertificate]);
    });

    it('S11: a certificate of trials that are not reused stays with its sweep', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(first);
      await store.saveSweep(second);
      await store.recordShard(first.sweepId, exampleShard(0, 10));
      await store.adoptRecorded(second.sweepId, keys.slice(20));
      expect(await store.certificates(second.sweepId)).toEqual([]);
    });

    it('S7: the number of keys has no limit', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(first);
      await store.saveSweep(second);
      await store.recordShard(first.sweepId, exampleShard(0, 2500));
      const many = Array.from({ length: MANY }, (_, number) => exampleKey(number));
      expect(await store.adoptRecorded(second.sweepId, many)).toEqual(many.slice(2500));
      expect(await store.progress(second.sweepId)).toMatchObject({ recorded: 2500, reused: 2500 });
      expect((await store.cells(second.sweepId)).reduce((sum, cell) => sum + cell.trials, 0)).toBe(2500);
    });

    it('S13: a sweep that was never saved adopts and records nothing', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(first);
      const refusal = { name: 'UnknownSweepError', sweepId: second.sweepId };
      await expect(store.recordShard(second.sweepId, exampleShard(0, 3))).rejects.toMatchObject(refusal);
      await expect(store.adoptRecorded(second.sweepId, keys)).rejects.toMatchObject(refusal);
      expect(await store.adoptRecorded(first.sweepId, keys)).toEqual(keys);
    });
  });
}
