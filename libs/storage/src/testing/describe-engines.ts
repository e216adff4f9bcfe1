import { ENGINE_VERSION, type RowStore } from '@liesweep/sweep';
import { exampleCertificate, exampleFailure, exampleKey, exampleShard, exampleSweep } from './example-sweep.js';
import { giveEngine } from './give-engine.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { readState } from './row-store-state.js';
import { withDatabase } from './with-database.js';

const OLDER = '0';
const NEWER = '1000000';

const COUNT = 20;
const KEYS = Array.from({ length: COUNT }, (_, number) => exampleKey(number));

/** Of the only standing that there is. */
const ORDER = { epoch: 1, sequence: 1 };

/** What an older engine said of the system that `exampleCertificate` is of. */
const OLD_CERTIFICATE = { ...exampleCertificate, groupDimension: null, reason: 'engine 0 does not know' };

/** A shard as an older engine leaves it. */
function oldShard(first: number, end: number): ReturnType<typeof exampleShard> {
  const shard = exampleShard(first, end);
  const trials = shard.trials.map((trial) => ({
    ...trial,
    trialKey: trial.trialKey.replace(`/engine=${ENGINE_VERSION}`, `/engine=${OLDER}`),
    lowestLoss: 0,
    finalLoss: 0,
  }));
  return { ...shard, trials, certificate: OLD_CERTIFICATE };
}

/** What happens to a sweep that goes on, in some order. */
const STEPS: readonly ((store: RowStore, sweepId: string) => Promise<unknown>)[] = [
  (store, sweepId) => store.recordShard(sweepId, exampleShard(0, 6)),
  (store, sweepId) => store.recordShard(sweepId, exampleShard(4, 12)),
  (store, sweepId) => store.recordShard(sweepId, exampleShard(12, COUNT)),
  (store, sweepId) => store.adoptRecorded(sweepId, KEYS),
  (store, sweepId) => store.recordFailures(sweepId, [exampleFailure(3), exampleFailure(15)]),
  (store, sweepId) => store.recordShard(sweepId, oldShard(0, 10)),
  (store, sweepId) => store.recordShard(sweepId, oldShard(10, COUNT)),
];

/** Orders of the steps, each begun by another: there are seven, so i ↦ k(i + 1) mod 7 meets every one for k = 1…6. */
const ORDERS = [1, 2, 3, 4, 5, 6].map((factor) => STEPS.map((_, at) => (factor * (at + 1)) % STEPS.length));

/** Rules about sweeps of several engines. */
export function describeEngines(connections: RowStoreConnections): void {
  describe('engines', () => {
    const sweep = exampleSweep('engines', COUNT);
    const { sweepId } = sweep;

    /** A store in which another engine has recorded half of the sweep, and given up a trial. */
    const halfDoneBy = async (engine: string): Promise<{ readonly uri: string; readonly store: RowStore }> => {
      const uri = await connections.createUri();
      const store = await connections.open(uri);
      await store.saveSweep(sweep);
      await store.savePlan(sweepId, 0, [{ index: 0, dimension: 3, trials: [[0, COUNT]] }]);
      await store.recordShard(sweepId, { ...exampleShard(0, 10), certificate: OLD_CERTIFICATE });
      await store.recordFailures(sweepId, [exampleFailure(11)]);
      await giveEngine(uri, engine);
      return { uri, store };
    };

    /** What a store says of the sweep in which there never was another engine. */
    const trainedAlone = async (...failed: readonly number[]) => {
      const alone = await connections.openEmpty();
      await alone.saveSweep(sweep);
      await alone.recordShard(sweepId, exampleShard(0, COUNT));
      await alone.recordFailures(
        sweepId,
        failed.map((number) => exampleFailure(number)),
      );
      return readState(alone, sweepId);
    };

    it.each(ORDERS)(
      "S22: a sweep half done by another engine ends with exactly the grid's trials, all of one engine (%p%p%p%p%p%p%p)",
      async (...order) => {
        const { store } = await halfDoneBy(OLDER);
        for (const step of order) await STEPS[step]?.(store, sweepId);
        expect(await readState(store, sweepId)).toEqual(await trainedAlone());
      },
    );

    it('S12 S22: so it does when several connections go on with it at once', async () => {
      const { uri, store } = await halfDoneBy(OLDER);
      const others = [store, await connections.open(uri), await connections.open(uri)];
      await Promise.all(others.flatMap((other) => STEPS.map((step) => step(other, sweepId))));
      expect(await readState(store, sweepId)).toEqual(await trainedAlone());
    });

    it.each<readonly [what: string, goOn: (store: RowStore) => Promise<unknown>, failed: readonly number[]]>([
      ['is planned', (store) => store.adoptRecorded(sweepId, KEYS), []],
      ['has a failure', (store) => store.recordFailures(sweepId, [exampleFailure(3)]), [3]],
    ])('S22: nothing of another engine is left once the sweep %s', async (_, goOn, failed) => {
      const { store } = await halfDoneBy(OLDER);
      await goOn(store);
      const empty = await connections.openEmpty();
      await empty.saveSweep(sweep);
      await empty.recordFailures(
        sweepId,
        failed.map((number) => exampleFailure(number)),
      );
      expect(await readState(store, sweepId)).toEqual(await readState(empty, sweepId));
    });

    it('S22: the rounds that were planned under another engine stay', async () => {
      const { store } = await halfDoneBy(OLDER);
      await store.recordShard(sweepId, exampleShard(0, 4));
      expect(await store.plannedShardCount(sweepId, 0)).toBe(1);
      expect(await store.plan(sweepId, 0, 0, 10)).toHaveLength(1);
    });

    it('S22: what another engine has recorded reads as it did until the sweep goes on', async () => {
      const { store } = await halfDoneBy(OLDER);
      const before = await readState(store, sweepId);
      expect(before).toMatchObject({ progress: { recorded: 10, failed: 1 }, certificates: [OLD_CERTIFICATE] });
      await store.saveSweep({ ...sweep, priority: 2 });
      await store.saveStanding(sweepId, { stage: 'running', reason: null, budgets: [], wallMs: 0 }, ORDER);
      expect(await store.recordShard(sweepId, oldShard(0, COUNT))).toBe(0);
      expect(await readState(store, sweepId)).toEqual(before);
    });

    it.each([
      ['their certificate', OLD_CERTIFICATE],
      ['no certificate where there was none', null],
    ])('S11 S22: a sweep that reuses trials of another engine keeps them, and %s', async (_, certificate) => {
      const uri = await connections.createUri();
      const store = await connections.open(uri);
      const heir = exampleSweep('heir', COUNT);
      await store.saveSweep(sweep);
      await store.saveSweep(heir);
      await store.recordShard(sweepId, { ...exampleShard(0, 10), certificate });
      await store.adoptRecorded(heir.sweepId, KEYS.slice(0, 5));
      await giveEngine(uri, OLDER);
      const before = await readState(store, heir.sweepId);
      expect(before.certificates).toEqual(certificate === null ? [] : [certificate]);
      await store.recordShard(sweepId, exampleShard(0, COUNT));
      expect(await readState(store, heir.sweepId)).toEqual(before);
      expect(await readState(store, sweepId)).toEqual(await trainedAlone());
      await store.adoptRecorded(heir.sweepId, KEYS);
      const after = await readState(store, heir.sweepId);
      expect(after).toMatchObject({ progress: { recorded: COUNT, reused: COUNT }, certificates: [exampleCertificate] });
      expect(after.trials).toEqual((await trainedAlone()).trials);
    });

    it('S22: a sweep that a newer engine has taken over is left alone by this one', async () => {
      const { store } = await halfDoneBy(NEWER);
      const before = await readState(store, sweepId);
      expect(await store.recordShard(sweepId, exampleShard(0, COUNT))).toBe(0);
      await store.recordFailures(sweepId, [exampleFailure(3)]);
      await expect(store.adoptRecorded(sweepId, KEYS)).rejects.toMatchObject({ name: 'CorruptStoreError' });
      expect(await readState(store, sweepId)).toEqual(before);
    });

    it('S19 S22: of a sweep that was taken over nothing is left when it is deleted', async () => {
      const { uri, store } = await halfDoneBy(OLDER);
      await store.recordShard(sweepId, exampleShard(0, 4));
      await store.deleteSweep(sweepId);
      await store.saveSweep(exampleSweep('next', COUNT));
      expect(await store.adoptRecorded('next-01234567', KEYS)).toEqual(KEYS);
      const { rest } = await withDatabase(uri, (db) =>
        db
          .selectFrom('trials')
          .select((trial) => trial.fn.countAll().as('rest'))
          .executeTakeFirstOrThrow(),
      );
      expect(Number(rest)).toBe(0);
    });
  });
}
