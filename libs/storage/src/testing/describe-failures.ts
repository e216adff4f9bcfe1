import { exampleFailure, exampleKey, exampleShard, exampleSweep } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';

/** Rules about trials that could not be trained. */
export function describeFailures(connections: RowStoreConnections): void {
  describe('failures', () => {
    const sweep = exampleSweep('failures');
    const other = exampleSweep('other');
    const { sweepId } = sweep;

    it('S1: a failure that is recorded twice is one', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordFailures(sweepId, [exampleFailure(4), exampleFailure(8)]);
      await store.recordFailures(sweepId, [exampleFailure(8), exampleFailure(4)]);
      expect(await store.failures(sweepId)).toEqual([exampleFailure(4), exampleFailure(8)]);
      expect((await store.progress(sweepId)).failed).toBe(2);
    });

    it.each([
      [1, 2],
      [2, 1],
    ])('S9: of failures after %i and then %i attempts the one after 2 stays', async (earlier, later) => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordFailures(sweepId, [exampleFailure(4, earlier)]);
      await store.recordFailures(sweepId, [exampleFailure(4, later)]);
      expect(await store.failures(sweepId)).toEqual([exampleFailure(4, 2)]);
    });

    it('a message comes back whatever bytes a dying process has left in it', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordFailures(sweepId, [
        { ...exampleFailure(4), message: `'; drop table trials; --\0\x1b[31m\u2028𝕁` },
      ]);
      const [failure] = await store.failures(sweepId);
      expect(failure?.message).toBe(`'; drop table trials; --\ufffd\x1b[31m\u2028𝕁`);
    });

    it('S9: a failure is forgotten when its trial is recorded, and one that comes later is ignored', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordFailures(sweepId, [exampleFailure(4), exampleFailure(8)]);
      await store.recordShard(sweepId, exampleShard(4, 5));
      expect(await store.failures(sweepId)).toEqual([exampleFailure(8)]);
      await store.recordFailures(sweepId, [exampleFailure(4, 9)]);
      expect(await store.failures(sweepId)).toEqual([exampleFailure(8)]);
      expect(await store.progress(sweepId)).toMatchObject({ recorded: 1, failed: 1 });
    });

    it('S9: a failure is forgotten when its trial is adopted, and only in the sweep that adopts it', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.saveSweep(other);
      await store.recordFailures(sweepId, [exampleFailure(4)]);
      await store.recordShard(other.sweepId, exampleShard(4, 5));
      expect(await store.failures(sweepId)).toEqual([exampleFailure(4)]);
      await store.adoptRecorded(sweepId, [exampleKey(4)]);
      expect(await store.failures(sweepId)).toEqual([]);
    });

    it('S16: failures that are forgotten are gone, those of another class or sweep stay', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.saveSweep(other);
      const memory = { ...exampleFailure(12), failureClass: 'OutOfDeviceMemoryError' };
      await store.recordFailures(sweepId, [exampleFailure(4), exampleFailure(8), memory]);
      await store.recordFailures(other.sweepId, [exampleFailure(4)]);
      expect(await store.forgetFailures(sweepId, 'TrainerCrashedError')).toBe(2);
      expect(await store.forgetFailures(sweepId, 'TrainerCrashedError')).toBe(0);
      expect(await store.failures(sweepId)).toEqual([memory]);
      expect(await store.forgetFailures(sweepId)).toBe(1);
      expect((await store.progress(sweepId)).failed).toBe(0);
      expect(await store.failures(other.sweepId)).toEqual([exampleFailure(4)]);
    });
  });
}
