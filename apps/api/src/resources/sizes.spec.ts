import { parseSweepFile, trialAt, trialCount, type SweepSpec, type TrialResult } from '@liesweep/sweep';
import { foldTrial } from '@liesweep/phase-diagram';
import { cellColumns } from './cell-columns.js';
import { trialOf } from './trial-of.js';

const MOST_BYTES = 1_000_000;

/** A grid of 100 000 trials, whose numbers are as long as numbers get. */
const SPEC: SweepSpec = parseSweepFile(`
name: sizes
system: { oracles: [squared-norm] }
grid: { dimension: [2, 3, 4, 5, 6], generators: { from: 1, to: 25 }, weights: { closure: { from: 0, to: 9 }, sparsity: [0, 0.05, 0.1, 0.2, 0.5] } }
`);

function trial(index: number): TrialResult {
  const { key, gridPoint, restart } = trialAt(SPEC, index);
  const long = (index + 1) / 3e7;
  return {
    ...{ trialKey: key, gridPoint, restart, outcome: 'plateaued', steps: 4000, lowestLoss: long, finalLoss: long },
    terms: { invariance: long, normalization: long, orthogonality: long, closure: long, sparsity: long },
    ...{ seconds: long, trainedOn: { device: 'NVIDIA H200', backend: 'tensorflow 2.15.1', mode: 'graph' } },
    referee: {
      independence: long,
      invariance: long,
      defect: long,
      closure: long,
      isIndependent: true,
      isInvariant: true,
      isClosed: true,
    },
    tensors: { digest: 'sha256:00', position: 0 },
  };
}

describe('the largest answers about 100 000 trials are below 1 MB', () => {
  it('a page of trials', () => {
    expect(trialCount(SPEC)).toBe(100_000);
    const page = Array.from({ length: 1_000 }, (_, index) => trialOf(SPEC, trial(99_000 + index)));
    expect(JSON.stringify(page).length).toBeLessThan(MOST_BYTES);
  });

  it('a page of cells', () => {
    const cells = Array.from({ length: 6_250 }, (_, index) => foldTrial(undefined, trial(index * SPEC.restarts)));
    expect(JSON.stringify(cellColumns(SPEC, cells, new Map())).length).toBeLessThan(MOST_BYTES);
  });
});
