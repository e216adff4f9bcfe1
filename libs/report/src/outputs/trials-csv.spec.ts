import { Readable } from 'node:stream';
import type { TrialResult } from '@liesweep/sweep';
import { trialsCsv } from './trials-csv.js';

const TRIAL: TrialResult = {
  trialKey: 'quadratic(1,-1)/real/linear n=2',
  gridPoint: {
    system: 'quadratic(1,-1)/real/linear',
    dimension: 2,
    generatorCount: 1,
    lossWeights: { invariance: 1, normalization: 2, orthogonality: 3, closure: 0.5, sparsity: 0 },
  },
  restart: 7,
  outcome: 'diverged',
  steps: 120,
  lowestLoss: 1e-13,
  finalLoss: null,
  terms: { invariance: 0, normalization: 1e-14, orthogonality: 2e-14, closure: null, sparsity: 0 },
  seconds: 0.25,
  trainedOn: { device: 'cpu', backend: 'tensorflow', mode: 'graph' },
  referee: null,
  tensors: { digest: 'sha256:00', position: 0 },
};

function repeat(count: number): AsyncIterable<TrialResult> {
  return Readable.from(Array.from({ length: count }, () => TRIAL));
}

async function text(count: number): Promise<string> {
  let all = '';
  for await (const piece of trialsCsv(repeat(count))) all += piece;
  return all;
}

describe('trials.csv', () => {
  it('has one column for each fact, quotes commas, and leaves numbers that are not finite empty', async () => {
    expect(await text(1)).toBe(
      'trialKey,system,n,generators,invarianceWeight,normalizationWeight,orthogonalityWeight,closureWeight,sparsityWeight,' +
        'restart,outcome,steps,lowestLoss,finalLoss,invarianceTerm,normalizationTerm,orthogonalityTerm,closureTerm,' +
        'sparsityTerm,seconds,device\n' +
        '"quadratic(1,-1)/real/linear n=2","quadratic(1,-1)/real/linear",2,1,1,2,3,0.5,0,7,diverged,120,1e-13,,0,1e-14,2e-14,,0,0.25,cpu\n',
    );
  });

  it('has a header when there is no trial', async () => {
    expect((await text(0)).split('\n')).toHaveLength(2);
  });

  it('loses no row where it is cut into pieces', async () => {
    expect((await text(5_000)).trimEnd().split('\n')).toHaveLength(5_001);
  });
});
