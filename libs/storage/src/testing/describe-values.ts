import {
  canonicalJson,
  InvalidSweepError,
  LARGEST_COUNT,
  parseSweepFile,
  specDigest,
  sweepId,
  trialAt,
  trialCount,
} from '@liesweep/sweep';
import type { ShardRecord, SweepRecord, SweepSpec } from '@liesweep/sweep';
import fc from 'fast-check';
import { exampleFailure, exampleShard, exampleSweep, exampleTrial } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { readState } from './row-store-state.js';

const RUNS = 150;
const SEED = 26;

/** Texts that a language or a database gives a meaning to, and any other. */
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constantFrom('\0', 'a\0b', '\ud800', '\udfff.csv', '𝕁.csv', `'; drop table trials; --`, '\u2028', '"', '\\', '%s'),
);
const number = fc.oneof(
  fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }),
  fc.constantFrom(5e-324, Number.MAX_VALUE, 2 ** 53, 0.1),
);
const loss = fc.option(fc.oneof(number, fc.constantFrom(-0, 1e-300)));
const count = fc.oneof(fc.nat(), fc.constantFrom(LARGEST_COUNT, 0, 1));

/** Sweep files, some of which are refused. */
const sweepFile = fc.record({
  name: fc.stringMatching(/^[a-z0-9-]{1,63}$/),
  system: fc.constant({ oracles: ['squared-norm'] }),
  data: fc.oneof(
    fc.record({ kind: fc.constant('csv'), path: text, features: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }) }),
    fc.record({ kind: fc.constant('npy'), path: text, labels: fc.oneof(text, fc.constantFrom(0, 100_000)) }),
    fc.record({ kind: fc.constant('normal'), samples: fc.constantFrom(1, 10_000_000) }),
  ),
  grid: fc.record({
    dimension: fc.constantFrom(1, 1000),
    generators: fc.constantFrom(1, 10_000),
    weights: fc.record({ sparsity: number, closure: number }),
  }),
  restarts: fc.constantFrom(1, 10_000_000),
  training: fc.record({ steps: fc.constantFrom(1, 1_000_000_000), learningRate: number, stopBelow: number }),
  budget: fc.record({
    trials: fc.constantFrom(null, Number.MAX_SAFE_INTEGER),
    wallTime: fc.constantFrom(null, '999999999d'),
  }),
  execution: fc.record({ device: fc.constantFrom('auto', 'gpu-h100') }),
  seed: fc.constantFrom(0, Number.MAX_SAFE_INTEGER),
});

/** The numbers of a trial's result, as far as a shard's record may have them. */
const result = fc.record({
  ...{ steps: count, lowestLoss: loss, finalLoss: loss, seconds: number },
  trainedOn: fc.record({ device: text, backend: text, mode: fc.constantFrom('eager', 'graph', 'xla') }),
  terms: fc.record({ invariance: loss, normalization: loss, orthogonality: loss, closure: loss, sparsity: loss }),
});

/** Rules about what can be kept. */
export function describeValues(connections: RowStoreConnections): void {
  describe('values', () => {
    it('S23: whatever a sweep file and a trained shard may say is kept, and read as it was', async () => {
      const store = await connections.openEmpty();
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(sweepFile, result, fc.nat(), async (file, values, at) => {
          const spec = specOf(file);
          if (spec === undefined) return;
          accepted += 1;
          const sweep = recordOf(spec);
          await store.saveSweep(sweep);
          expect(canonicalJson(await store.sweep(sweep.sweepId))).toBe(canonicalJson(sweep));
          const shard = shardOf(sweep, at, values);
          await store.recordShard(sweep.sweepId, shard);
          expect(canonicalJson((await readState(store, sweep.sweepId)).trials)).toBe(canonicalJson(shard.trials));
          await store.deleteSweep(sweep.sweepId);
        }),
        { numRuns: RUNS, seed: SEED },
      );
      expect(accepted).toBeGreaterThan(RUNS / 4);
    });

    it.each([
      ['restart', { ...exampleTrial(0), restart: 2 ** 40 }],
      ['steps', { ...exampleTrial(0), steps: 3e9 }],
      ['tensors.position', { ...exampleTrial(0), tensors: { ...exampleTrial(0).tensors, position: 2 ** 40 } }],
      ['seconds', { ...exampleTrial(0), seconds: Number.NaN }],
    ])('S21 S23: a trial with a number of %s that no row holds is left out', async (_, trial) => {
      const store = await connections.openEmpty();
      const sweep = exampleSweep('values', 20);
      await store.saveSweep(sweep);
      const { trials, ...rest } = exampleShard(0, 5);
      expect(await store.recordShard(sweep.sweepId, { ...rest, trials: [trial, ...trials.slice(1)] })).toBe(4);
      expect((await readState(store, sweep.sweepId)).trials).toHaveLength(4);
    });

    it('S23: a value that the database does not take is refused for good, and nothing is changed', async () => {
      const store = await connections.openEmpty();
      const sweep = { ...exampleSweep('values', 20), trialCount: Number.NaN };
      await expect(store.saveSweep(sweep)).rejects.toMatchObject({ name: 'RefusedByStoreError' });
      expect(await store.sweeps()).toEqual([]);
    });

    it('S23: what a dying process has said is kept, whatever it is', async () => {
      const store = await connections.openEmpty();
      const sweep = exampleSweep('values', 20);
      await store.saveSweep(sweep);
      const message = 'a\0b\ud800c𝕁';
      const failure = { ...exampleFailure(1), message, failureClass: 'Any\0Error', attempts: 2 ** 40 };
      await store.recordFailures(sweep.sweepId, [failure]);
      const [kept] = await store.failures(sweep.sweepId);
      expect(kept).toMatchObject({
        message: 'a\ufffdb\ufffdc𝕁',
        failureClass: 'Any\ufffdError',
        attempts: LARGEST_COUNT,
      });
    });
  });
}

function specOf(file: unknown): SweepSpec | undefined {
  try {
    return parseSweepFile(JSON.stringify(file));
  } catch (error) {
    if (error instanceof InvalidSweepError) return undefined;
    throw error;
  }
}

/** A NumPy file says its number of features itself. */
function recordOf(parsed: SweepSpec): SweepRecord {
  const { grid } = parsed;
  const spec = grid.dimension.length > 0 ? parsed : { ...parsed, grid: { ...grid, dimension: [3] } };
  const identity = { sweepId: sweepId(spec), specDigest: specDigest(spec), trialCount: trialCount(spec) };
  return { ...identity, spec, createdAt: '2026-03-01T12:00:00.000Z' };
}

function shardOf({ spec }: SweepRecord, at: number, values: Partial<ShardRecord['trials'][number]>): ShardRecord {
  const { key, gridPoint, restart } = trialAt(spec, at % trialCount(spec));
  const trial = { ...exampleTrial(0), ...values, ...{ trialKey: key, gridPoint, restart } };
  return { ...exampleShard(0, 1), certificate: null, trials: [trial] };
}
