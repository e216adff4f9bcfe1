import { dataSeed, splitSeed, trialSeed } from './seeds.js';
import { SMALL_SWEEP } from './testing/example-specs.js';
import { enumerateTrials, trialAt } from './trial-grid.js';

const TRIAL = trialAt(SMALL_SWEEP, 0);

test('S1: a seed is a whole number below 2⁵³, and never moves', () => {
  expect(trialSeed(TRIAL)).toBe(8_702_733_267_159_257);
  expect(dataSeed('squared-norm/real/linear', 2, { kind: 'normal', samples: 300 }, 1)).toBe(829_982_409_663_315);
  expect([...enumerateTrials(SMALL_SWEEP)].every((trial) => Number.isSafeInteger(trialSeed(trial)))).toBe(true);
});

test('S2: another engine version keeps the seed', () => {
  expect(trialSeed({ key: TRIAL.key.replace(/engine=.*/, 'engine=next') })).toBe(trialSeed(TRIAL));
});

test('S2: every trial has a seed of its own', () => {
  const seeds = new Set([...enumerateTrials(SMALL_SWEEP)].map((trial) => trialSeed(trial)));
  expect(seeds.size).toBe(48);
});

test('S3: data have one seed per system, dimension, law, sample count and sweep seed', () => {
  const seeds = new Set([
    dataSeed('norm/real/linear', 2, { kind: 'normal', samples: 300 }, 1),
    dataSeed('norm/real/linear', 2, { kind: 'normal', samples: 300 }, 1),
    dataSeed('l1/real/linear', 2, { kind: 'normal', samples: 300 }, 1),
    dataSeed('norm/real/linear', 3, { kind: 'normal', samples: 300 }, 1),
    dataSeed('norm/real/linear', 2, { kind: 'normal', samples: 301 }, 1),
    dataSeed('norm/real/linear', 2, { kind: 'normal', samples: 300 }, 2),
    dataSeed('norm/real/linear', 2, { kind: 'uniform', from: -2, to: 2, apart: 0, samples: 300 }, 1),
  ]);
  expect(seeds.size).toBe(6);
});

test('S5: the rows of a file are divided by their numbers and the sweep seed', () => {
  const seeds = [
    splitSeed('sha256:a', 1),
    splitSeed('sha256:a', 1),
    splitSeed('sha256:b', 1),
    splitSeed('sha256:a', 2),
  ];
  expect(new Set(seeds).size).toBe(3);
  expect(seeds.every((seed) => Number.isSafeInteger(seed) && seed >= 0)).toBe(true);
});
