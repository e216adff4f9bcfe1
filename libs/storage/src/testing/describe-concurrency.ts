import { exampleShard, exampleSweep } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { readState } from './row-store-state.js';
import { runToEnd } from './store-process.js';

/** Rules about several connections. */
export function describeConcurrency(connections: RowStoreConnections): void {
  describe('concurrency', () => {
    const sweep = exampleSweep('concurrency');
    const { sweepId } = sweep;
    const shards = Array.from({ length: 12 }, (_, index) => exampleShard(index * 10, index * 10 + 15));

    it('S4 S12: two connections that record the same shards at once count every trial once', async () => {
      const uri = await connections.createUri();
      const [left, right] = await Promise.all([connections.open(uri), connections.open(uri)]);
      await Promise.all([left.saveSweep(sweep), right.saveSweep(sweep)]);
      const added = await Promise.all([
        ...shards.map((shard) => left.recordShard(sweepId, shard)),
        ...shards.toReversed().map((shard) => right.recordShard(sweepId, shard)),
      ]);
      expect(added.reduce((sum, count) => sum + count, 0)).toBe(125);
      const alone = await connections.openEmpty();
      await alone.saveSweep(sweep);
      await alone.recordShard(sweepId, exampleShard(0, 125));
      expect(await readState(right, sweepId)).toEqual(await readState(alone, sweepId));
    });

    it('S6 S12: sweeps that record the same trials at once, in opposite orders, all end and agree', async () => {
      const uri = await connections.createUri();
      const sweeps = [exampleSweep('forwards'), exampleSweep('backwards'), exampleSweep('forwards-too')];
      const shard = exampleShard(0, 900);
      const orders = [shard.trials, shard.trials.toReversed(), shard.trials];
      await Promise.all(
        sweeps.map(async (one, at) => {
          const store = await connections.open(uri);
          await store.saveSweep(one);
          await store.recordShard(one.sweepId, { ...shard, trials: orders[at] ?? [] });
        }),
      );
      const store = await connections.open(uri);
      const [first, ...others] = await Promise.all(sweeps.map((one) => readState(store, one.sweepId)));
      for (const other of others) {
        expect(other.trials).toEqual(first?.trials);
        expect(other.cells).toEqual(first?.cells);
      }
      const reused = [first, ...others].map((state) => state?.progress.reused ?? Number.NaN);
      expect(reused.reduce((sum, count) => sum + count, 0)).toBe(2 * 900);
    });

    it('S12: a reader sees whole shards while another connection writes', async () => {
      const uri = await connections.createUri();
      const writer = await connections.open(uri);
      const reader = await connections.open(uri);
      await writer.saveSweep(sweep);
      const state: { isWriting: boolean } = { isWriting: true };
      const writing = (async () => {
        for (let shard = 0; shard < 20; shard += 1) {
          await writer.recordShard(sweepId, exampleShard(shard * 16, shard * 16 + 16));
        }
      })().finally(() => {
        state.isWriting = false;
      });
      const seen: number[] = [];
      while (state.isWriting) {
        seen.push((await reader.progress(sweepId)).recorded);
      }
      await writing;
      expect(new Set(seen).size).toBeGreaterThan(2);
      expect(seen.filter((recorded) => recorded % 16 !== 0)).toEqual([]);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect((await reader.progress(sweepId)).recorded).toBe(320);
    });

    it('S4 S12: processes that make, open and fill the same store at once lose and repeat nothing', async () => {
      const uri = await connections.createUri();
      await Promise.all(
        [0, 5, 10].map((first) =>
          runToEnd('recording-process', [uri, 'concurrency', '40', String(first), String(first + 15)]),
        ),
      );
      const store = await connections.open(uri);
      const alone = await connections.openEmpty();
      await alone.saveSweep(sweep);
      await alone.recordShard(sweepId, exampleShard(0, 25 * 40));
      expect(await readState(store, sweepId)).toEqual(await readState(alone, sweepId));
    });
  });
}
