import type { TrialResult } from '@liesweep/sweep';
import {
  exampleCertificate,
  exampleFailure,
  exampleKey,
  exampleShard,
  exampleSweep,
  exampleTrial,
} from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { readState } from './row-store-state.js';

const ours = exampleTrial(0);

/** Trials that a sweep of twenty does not have. */
const STRANGERS: readonly (readonly [what: string, trial: TrialResult])[] = [
  ['a restart that the grid does not have', exampleTrial(20)],
  ['a key that is no key', { ...ours, trialKey: 'forged' }],
  ['the key of another trial', { ...ours, trialKey: exampleKey(1) }],
  ['the key of another engine', { ...ours, trialKey: ours.trialKey.replace(/[^=]*$/, 'other') }],
  ['another number of generators than its key', { ...ours, gridPoint: { ...ours.gridPoint, generatorCount: 2 } }],
  ['another dimension than its key', { ...ours, gridPoint: { ...ours.gridPoint, dimension: 4 } }],
  ['another system than its key', { ...ours, gridPoint: { ...ours.gridPoint, system: 'norm/real/linear' } }],
  ['other weights than its key', { ...ours, gridPoint: { ...ours.gridPoint, lossWeights: zeroWeights() } }],
  ['another restart than its key', { ...ours, restart: 1 }],
  ['tensors of another file', { ...ours, tensors: { ...ours.tensors, digest: `sha256:${'e'.repeat(64)}` } }],
  ['a malformed digest of its tensors', { ...ours, tensors: { ...ours.tensors, digest: 'sha256:f' } }],
];

/** Rules about what is a trial of a sweep. */
export function describeGrid(connections: RowStoreConnections): void {
  describe('the grid', () => {
    const sweep = exampleSweep('grid', 20);
    const { sweepId } = sweep;

    it.each(STRANGERS)('S21: a trial with %s is not recorded, and costs the others nothing', async (_, stranger) => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(4, 8));
      const before = await readState(store, sweepId);
      expect(await store.recordShard(sweepId, { ...exampleShard(0, 1), trials: [stranger] })).toBe(0);
      expect(await readState(store, sweepId)).toEqual(before);

      const { trials, ...rest } = exampleShard(8, 12);
      expect(await store.recordShard(sweepId, { ...rest, trials: [stranger, ...trials] })).toBe(4);
      const expected = await connections.openEmpty();
      await expected.saveSweep(sweep);
      await expected.recordShard(sweepId, exampleShard(4, 12));
      expect(await readState(store, sweepId)).toEqual(await readState(expected, sweepId));
      const other = exampleSweep('other');
      await store.saveSweep(other);
      const keys = [stranger.trialKey, exampleKey(0), exampleKey(1)];
      expect(await store.adoptRecorded(other.sweepId, keys)).toEqual([...new Set(keys)]);
    });

    it('S21: a trial that is none of the grid is not given up either', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      const strangers = [exampleKey(20), 'forged', exampleKey(0).replace(/[^=]*$/, 'other'), exampleKey(0).slice(1)];
      const failures = [...strangers, exampleKey(19)].map((trialKey) => ({ ...exampleFailure(0), trialKey }));
      await store.recordFailures(sweepId, failures);
      expect(await store.failures(sweepId)).toEqual(failures.slice(-1));
      expect(await store.progress(sweepId)).toMatchObject({ failed: 1 });
    });

    it('S21: a certificate of a system and n without a trial beside it is not recorded', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, { ...exampleShard(0, 1), trials: [exampleTrial(20)] });
      await store.recordShard(sweepId, { ...exampleShard(0, 1), certificate: { ...exampleCertificate, dimension: 4 } });
      expect(await store.certificates(sweepId)).toEqual([]);
    });

    it('S21: of what another has recorded a sweep adopts the trials of its own grid', async () => {
      const store = await connections.openEmpty();
      const larger = exampleSweep('larger', 40);
      await store.saveSweep(larger);
      await store.saveSweep(sweep);
      await store.recordShard(larger.sweepId, exampleShard(10, 30));
      const keys = Array.from({ length: 40 }, (_, number) => exampleKey(number));
      expect(await store.adoptRecorded(sweepId, keys)).toEqual([...keys.slice(0, 10), ...keys.slice(20)]);
      expect(await store.progress(sweepId)).toMatchObject({ trialCount: 20, recorded: 10, reused: 10 });
    });
  });
}

function zeroWeights(): TrialResult['gridPoint']['lossWeights'] {
  return { invariance: 0, normalization: 0, orthogonality: 0, closure: 0, sparsity: 0 };
}
