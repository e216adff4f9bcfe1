import { foldTrial } from '@liesweep/phase-diagram';
import type { Cell } from '@liesweep/sweep';
import { exampleCertificate, exampleShard, exampleSweep, exampleTrial } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { readState } from './row-store-state.js';
import { runUntilKilled } from './store-process.js';

/** Enough that a shard takes several statements, so that a kill falls between two of them. */
const TRIALS_PER_KILLED_SHARD = 900;

/** The delays spread over the time that recording such a shard takes. */
const KILL_MOMENTS = [0, 8, 16, 24, 32, 40].map((delayMs, index) => ({ lineCount: 1 + index, delayMs }));

/** Rules about recording shards. */
export function describeRecording(connections: RowStoreConnections): void {
  describe('recording', () => {
    const sweep = exampleSweep('recording');
    const { sweepId } = sweep;

    it('S10: every trial comes back as it was recorded, once, in the order of the keys', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      expect(await store.recordShard(sweepId, exampleShard(0, 2500))).toBe(2500);
      const expected = exampleShard(0, 2500).trials.toSorted((a, b) => (a.trialKey < b.trialKey ? -1 : 1));
      expect((await readState(store, sweepId)).trials).toEqual(expected);
    });

    it('S1: recording a shard again, or trials of it within another one, adds only what is new', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(0, 30));
      const before = await readState(store, sweepId);
      expect(await store.recordShard(sweepId, exampleShard(0, 30))).toBe(0);
      expect(await readState(store, sweepId)).toEqual(before);
      expect(await store.recordShard(sweepId, exampleShard(20, 40))).toBe(10);
      expect((await store.progress(sweepId)).recorded).toBe(40);
    });

    it('S1: a trial that stands twice in one shard counts once', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      const shard = exampleShard(0, 5);
      expect(await store.recordShard(sweepId, { ...shard, trials: [...shard.trials, ...shard.trials] })).toBe(5);
      expect((await store.cells(sweepId)).reduce((sum, cell) => sum + cell.trials, 0)).toBe(5);
    });

    it('S2: the first row of a trial stands', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(0, 1));
      const before = await readState(store, sweepId);
      const better = { ...exampleTrial(0), finalLoss: 0, lowestLoss: 0, outcome: 'stopped' as const };
      await store.recordShard(sweepId, { ...exampleShard(0, 1), trials: [better] });
      expect(await readState(store, sweepId)).toEqual(before);
    });

    it('S4: the cells are the fold of the trials', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      for (const first of [0, 40, 80]) {
        await store.recordShard(sweepId, exampleShard(first, first + 45)); // neighbours overlap
      }
      const expected = new Map<number, Cell>();
      for (const trial of exampleShard(0, 125).trials) {
        const { generatorCount } = trial.gridPoint;
        expected.set(generatorCount, foldTrial(expected.get(generatorCount), trial));
      }
      const cells = await store.cells(sweepId);
      expect(cells).toHaveLength(4);
      for (const cell of cells) {
        expect(cell).toEqual(expected.get(cell.gridPoint.generatorCount));
      }
    });

    it('S5: the order of the shards changes nothing', async () => {
      const shards = [0, 20, 40, 60, 80].map((first) => exampleShard(first, first + 20));
      const forwards = await connections.openEmpty();
      const backwards = await connections.openEmpty();
      for (const [store, order] of [
        [forwards, shards],
        [backwards, shards.toReversed()],
      ] as const) {
        await store.saveSweep(sweep);
        for (const shard of order) {
          await store.recordShard(sweepId, shard);
        }
      }
      expect(await readState(backwards, sweepId)).toEqual(await readState(forwards, sweepId));
    });

    it('S15: progress gives the trials, the lowest loss and the seconds', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      const { trialCount } = sweep;
      const empty = { trialCount, recorded: 0, reused: 0, failed: 0, lowestLoss: null, trainedSeconds: 0 };
      expect(await store.progress(sweepId)).toEqual(empty);
      await store.recordShard(sweepId, exampleShard(3, 4)); // diverged
      expect(await store.progress(sweepId)).toEqual({ ...empty, recorded: 1, trainedSeconds: 3 / 8 });
      await store.recordShard(sweepId, exampleShard(4, 7));
      const lowestLoss = exampleTrial(6).lowestLoss;
      expect(await store.progress(sweepId)).toEqual({ ...empty, recorded: 4, lowestLoss, trainedSeconds: 18 / 8 });
    });

    it('S2: a certificate is kept as it was first recorded, and a shard without one changes none', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, { ...exampleShard(0, 2), certificate: null });
      expect(await store.certificates(sweepId)).toEqual([]);
      await store.recordShard(sweepId, exampleShard(0, 2));
      await store.recordShard(sweepId, {
        ...exampleShard(2, 4),
        certificate: { ...exampleCertificate, groupDimension: null },
      });
      expect(await store.certificates(sweepId)).toEqual([exampleCertificate]);
    });

    it.each(KILL_MOMENTS)('S3: a process killed at %j leaves each shard whole or absent', async (moment) => {
      const uri = await connections.createUri();
      const parameters = [uri, 'recording', String(TRIALS_PER_KILLED_SHARD), '0', 'Infinity'];
      const acknowledged = await runUntilKilled('recording-process', parameters, moment);
      const store = await connections.open(uri);
      const { trials, cells, progress } = await readState(store, sweepId);
      const shardCount = Math.max(acknowledged.length, Math.ceil(trials.length / TRIALS_PER_KILLED_SHARD));
      const whole = exampleShard(0, shardCount * TRIALS_PER_KILLED_SHARD).trials.map(({ trialKey }) => trialKey);
      expect(new Set(trials.map(({ trialKey }) => trialKey))).toEqual(new Set(whole));
      expect(cells.reduce((sum, cell) => sum + cell.trials, 0)).toBe(whole.length);
      expect(progress.recorded).toBe(whole.length);
      const other = exampleSweep('sees-what-no-sweep-has');
      await store.saveSweep(other);
      const next = exampleShard(whole.length, whole.length + TRIALS_PER_KILLED_SHARD).trials;
      expect(
        await store.adoptRecorded(
          other.sweepId,
          next.map(({ trialKey }) => trialKey),
        ),
      ).toHaveLength(next.length);
    });
  });
}
