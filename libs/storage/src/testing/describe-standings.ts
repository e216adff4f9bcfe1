import type { SweepStanding } from '@liesweep/sweep';
import { sql } from 'kysely';
import { exampleSweep } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { withDatabase } from './with-database.js';

const RUNNING: SweepStanding = { stage: 'running', reason: null, budgets: [], wallMs: 0 };
const DRAINED: SweepStanding = {
  stage: 'drained',
  reason: 'a budget is used up: 10 of 10 trials',
  budgets: [{ budget: 'trials', used: 10, limit: 10 }],
  wallMs: 1.5,
};

/** Longer than anything that is seen or told counts. */
const LONG_MS = 3_600_000;

/** Makes everything that was seen or told so much older. */
async function age(uri: string, ms: number): Promise<void> {
  await withDatabase(uri, (db) =>
    db
      .updateTable('standings')
      .set({ last_seen: sql`last_seen - ${ms}`, troubled_at: sql`troubled_at - ${ms}` })
      .execute(),
  );
}

/** Rules about where a sweep stands. */
export function describeStandings(connections: RowStoreConnections): void {
  describe('standings', () => {
    const { sweepId, ...rest } = exampleSweep('standing');

    it('S17: a sweep stands where it has said last', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep({ sweepId, ...rest });
      expect(await store.standing(sweepId)).toBeUndefined();
      await store.saveStanding(sweepId, RUNNING, { epoch: 1, sequence: 1 });
      await store.saveStanding(sweepId, DRAINED, { epoch: 1, sequence: 2 });
      expect(await store.standing(sweepId)).toMatchObject({ ...DRAINED, order: { epoch: 1, sequence: 2 } });
    });

    it('S17: what comes late changes nothing, and the time under way never falls', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep({ sweepId, ...rest });
      await store.saveStanding(sweepId, DRAINED, { epoch: 2, sequence: 5 });
      for (const order of [
        { epoch: 2, sequence: 4 },
        { epoch: 1, sequence: 9 },
      ]) {
        await store.saveStanding(sweepId, RUNNING, order);
        expect(await store.standing(sweepId)).toMatchObject(DRAINED);
      }
      await store.saveStanding(sweepId, RUNNING, { epoch: 3, sequence: 1 });
      expect(await store.standing(sweepId)).toMatchObject({ ...RUNNING, wallMs: DRAINED.wallMs });
    });

    it('S17: the epoch of a workflow is above those of all before, however many ask at once', async () => {
      const uri = await connections.createUri();
      const [one, other] = [await connections.open(uri), await connections.open(uri)];
      await one.saveSweep({ sweepId, ...rest });
      const epochs = await Promise.all([one, other, one, other].map((store) => store.openEpoch(sweepId)));
      expect(epochs.sort()).toEqual([1, 2, 3, 4]);
      await one.saveStanding(sweepId, RUNNING, { epoch: 9, sequence: 1 });
      expect(await other.openEpoch(sweepId)).toBe(10);
      await expect(one.openEpoch('unknown')).rejects.toMatchObject({ name: 'UnknownSweepError' });
    });

    it('S17: a sweep that is started is said to run and seen, unless its workflow has said more since', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep({ sweepId, ...rest });
      await store.reopenStanding(sweepId, { epoch: 0, sequence: 0 });
      expect(await store.standing(sweepId)).toBeUndefined();
      await store.saveStanding(sweepId, DRAINED, { epoch: 1, sequence: 2 });
      await store.reopenStanding(sweepId, { epoch: 1, sequence: 1 });
      expect(await store.standing(sweepId)).toMatchObject(DRAINED);
      await store.reopenStanding(sweepId, { epoch: 1, sequence: 2 });
      expect(await store.standing(sweepId)).toMatchObject({ ...RUNNING, wallMs: DRAINED.wallMs });
      await store.saveStanding(sweepId, { ...RUNNING, stage: 'paused' }, { epoch: 2, sequence: 1 });
      await store.leaveSweep(sweepId);
      await store.reopenStanding(sweepId, { epoch: 2, sequence: 1 });
      expect(await store.standing(sweepId)).toMatchObject({
        ...{ stage: 'paused', unseenForMs: expect.any(Number) as number },
      });
    });

    it('S17: a sweep is seen when it says where it stands or somebody serves it, until they leave it', async () => {
      const uri = await connections.createUri();
      const store = await connections.open(uri);
      await store.saveSweep({ sweepId, ...rest });
      await store.seeSweep(sweepId, null);
      expect(await store.standing(sweepId)).toBeUndefined();
      await store.saveStanding(sweepId, RUNNING, { epoch: 1, sequence: 1 });
      await age(uri, LONG_MS);
      expect((await store.standing(sweepId))?.unseenForMs).toBeGreaterThanOrEqual(LONG_MS);
      await store.seeSweep(sweepId, null);
      expect((await store.standing(sweepId))?.unseenForMs).toBeLessThan(LONG_MS);
      await store.leaveSweep(sweepId);
      expect(await store.standing(sweepId)).toMatchObject({ ...RUNNING, unseenForMs: null });
    });

    it('S17: a trouble is kept while somebody tells it, and text that no database takes is made such that it does', async () => {
      const uri = await connections.createUri();
      const store = await connections.open(uri);
      await store.saveSweep({ sweepId, ...rest });
      await store.saveStanding(sweepId, RUNNING, { epoch: 1, sequence: 1 });
      await store.seeSweep(sweepId, 'why \0 \uD800');
      await store.seeSweep(sweepId, null); // another orchestrator, which meets none
      expect((await store.standing(sweepId))?.trouble).toBe('why \uFFFD \uFFFD');
      await age(uri, LONG_MS);
      await store.seeSweep(sweepId, null);
      expect((await store.standing(sweepId))?.trouble).toBeNull();
    });

    it.each(['', '{}', 'null', '{"stage":"flying","reason":null,"budgets":[],"wallMs":0}'])(
      'S17: a standing that is damaged is none, until the sweep says so again: %j',
      async (damaged) => {
        const uri = await connections.createUri();
        const store = await connections.open(uri);
        await store.saveSweep({ sweepId, ...rest });
        await store.saveStanding(sweepId, RUNNING, { epoch: 1, sequence: 1 });
        await withDatabase(uri, (db) => db.updateTable('standings').set({ standing: damaged }).execute());
        expect(await store.standing(sweepId)).toBeUndefined();
        await store.saveStanding(sweepId, DRAINED, { epoch: 1, sequence: 2 });
        expect(await store.standing(sweepId)).toMatchObject(DRAINED);
      },
    );

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
      await expect(store.saveStanding(sweepId, RUNNING, { epoch: 1, sequence: 1 })).rejects.toMatchObject({
        name: 'UnknownSweepError',
      });
      await expect(store.forgetFailures(sweepId)).rejects.toMatchObject({ name: 'UnknownSweepError' });
      expect(await store.standing(sweepId)).toBeUndefined();
    });
  });
}
