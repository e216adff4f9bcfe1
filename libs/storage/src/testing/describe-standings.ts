import type { SweepStanding } from '@liesweep/sweep';
import { exampleSweep } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';

const RUNNING: SweepStanding = { stage: 'running', reason: null, budgets: [], wallMs: 0 };
const DRAINED: SweepStanding = {
  stage: 'drained',
  reason: 'a budget is used up: 10 of 10 trials',
  budgets: [{ budget: 'trials', used: 10, limit: 10 }],
  wallMs: 1.5,
};

/** Rules about where a sweep stands. */
export function describeStandings(connections: RowStoreConnections): void {
  describe('standings', () => {
    const { sweepId, ...rest } = exampleSweep('standing');

    it('S17: a sweep stands where it has said last', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep({ sweepId, ...rest });
      expect(await store.standing(sweepId)).toBeUndefined();
      await store.saveStanding(sweepId, RUNNING);
      await store.saveStanding(sweepId, DRAINED);
      expect(await store.standing(sweepId)).toEqual(DRAINED);
    });

    it('S1: a device that takes no more shards is kept once, with its first reason', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep({ sweepId, ...rest });
      await store.recordSickDevice(sweepId, { device: 'b', reason: 'why' });
      await store.recordSickDevice(sweepId, { device: 'b', reason: 'again' });
      await store.recordSickDevice(sweepId, { device: 'a', reason: 'why' });
      expect(await store.sickDevices(sweepId)).toEqual([
        { device: 'a', reason: 'why' },
        { device: 'b', reason: 'why' },
      ]);
      await store.deleteSweep(sweepId);
      expect(await store.sickDevices(sweepId)).toEqual([]);
    });

    it('S13: a sweep that was never saved stands nowhere', async () => {
      const store = await connections.openEmpty();
      await expect(store.saveStanding(sweepId, RUNNING)).rejects.toMatchObject({ name: 'UnknownSweepError' });
      await expect(store.forgetFailures(sweepId)).rejects.toMatchObject({ name: 'UnknownSweepError' });
      expect(await store.standing(sweepId)).toBeUndefined();
    });
  });
}
