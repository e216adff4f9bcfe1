import {
  enumerateTrials,
  equivalentDimension,
  expectedTrialSeconds,
  parseSweepFile,
  type RowStore,
  type SweepRecord,
  type TrialResult,
} from '@liesweep/sweep';
import { measuredSpeed } from './measured-speed.js';

const SPEC = parseSweepFile(`name: tiny
system: { oracles: [squared-norm] }
grid: { dimension: [2, 5], generators: [1, 3], weights: { closure: [0, 1] } }
restarts: 4
`);

/** What a store would give whose trials took `factor` times as long as expected, for the steps that they took. */
function storeOf(factors: Readonly<Record<string, number>>, device = 'cpu'): Pick<RowStore, 'sweeps' | 'trials'> {
  const record = (createdAt: string): SweepRecord => ({
    ...{ sweepId: createdAt, spec: SPEC, specDigest: 'sha256:0', trialCount: 32, createdAt },
  });
  return {
    sweeps: () => Promise.resolve(Object.keys(factors).map(record)),
    // eslint-disable-next-line @typescript-eslint/require-await -- as a store gives them
    async *trials(sweepId) {
      for (const { key, gridPoint, restart, index } of enumerateTrials(SPEC)) {
        const { dimension, generatorCount, lossWeights } = gridPoint;
        const steps = 100 * (1 + (index % 7));
        const expected = expectedTrialSeconds(
          {
            equivalentDimension: equivalentDimension(SPEC, dimension),
            generatorCount,
            hasClosure: lossWeights.closure > 0,
          },
          steps,
        );
        yield {
          ...{ trialKey: key, gridPoint, restart, steps, seconds: (factors[sweepId] ?? 0) * expected },
          ...{ outcome: 'plateaued', lowestLoss: 1, finalLoss: 1, referee: null },
          terms: { invariance: 1, normalization: 0, orthogonality: 0, closure: 0, sparsity: 0 },
          trainedOn: { device, backend: 'tensorflow', mode: 'graph' },
          tensors: { digest: 'sha256:0', position: 0 },
        } satisfies TrialResult;
      }
    },
  };
}

describe('the speed that was measured', () => {
  it('is the time of recorded trials by the time expected of the steps that they took', async () => {
    expect(await measuredSpeed(storeOf({ '2026-01-01': 2.5 }), 'cpu')).toEqual({
      factor: expect.closeTo(2.5, 6) as number,
      trials: 32,
    });
  });

  it('is that of the latest sweeps', async () => {
    const old = Object.fromEntries(Array.from({ length: 8 }, (_, day) => [`2026-02-0${String(day + 1)}`, 1]));
    expect((await measuredSpeed(storeOf({ '2026-01-01': 100, ...old }), 'cpu'))?.factor).toBeCloseTo(1, 6);
  });

  it('is unknown where nothing is recorded, or on other devices alone', async () => {
    expect(await measuredSpeed(storeOf({}), 'cpu')).toBeUndefined();
    expect(await measuredSpeed(storeOf({ '2026-01-01': 1 }, 'NVIDIA H200'), 'cpu')).toBeUndefined();
    expect(await measuredSpeed(storeOf({ '2026-01-01': 1 }), 'gpu')).toBeUndefined();
  });
});
