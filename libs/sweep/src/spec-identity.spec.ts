import { specDigest, sweepId } from './spec-identity.js';
import { parseSpecName, specName } from './spec-name.js';
import type { DataSpec } from './data/index.js';
import type { SweepSpec } from './sweep-spec.js';
import { SMALL_SWEEP } from './testing/example-specs.js';

const { grid, training } = SMALL_SWEEP;
const DIGEST = specDigest(SMALL_SWEEP);

test('D1: a digest is sha256 and 64 digits, and never moves', () => {
  expect(DIGEST).toBe('sha256:ea814cb8fa3464bf25104e8c08b35282a4f8ea1f4ff6807a9dfd8b10537c76e6');
});

test.each<readonly [string, Partial<SweepSpec>]>([
  ['name', { name: 'other' }],
  ['system', { system: { ...SMALL_SWEEP.system, oracles: [{ kind: 'norm' }] } }],
  ['data', { data: { kind: 'normal', samples: 301 } }],
  ['dimension', { grid: { ...grid, dimension: [2, 3, 4] } }],
  ['order of an axis', { grid: { ...grid, dimension: [3, 2] } }],
  ['weights', { grid: { ...grid, weights: { ...grid.weights, sparsity: [0.05] } } }],
  ['restarts', { restarts: 5 }],
  ['training', { training: { ...training, steps: 1 } }],
  ['ε of the finite form', { training: { ...training, invariance: 'finite', epsilon: 1e-2 } }],
  ['seed', { seed: 2 }],
])('D2: another %s is another sweep', (_, change) => {
  const before = specDigest({
    ...SMALL_SWEEP,
    training: { ...training, invariance: change.training?.invariance ?? 'lie-derivative' },
  });
  expect(specDigest({ ...SMALL_SWEEP, ...change })).not.toBe(before);
});

test('D3: execution, budget and candidates may change, and the sweep stays the same', () => {
  expect(
    specDigest({
      ...SMALL_SWEEP,
      candidates: ['so(3)', { path: 'boosts.npy' }],
      execution: { device: 'gpu', checkpointIntervalMs: 1, maxStackMemoryBytes: 1 },
      budget: { trials: 1, deviceHours: 1, wallTimeMs: 1, failures: 1 },
    }),
  ).toBe(DIGEST);
});

test('D3: ε is not counted where it is not used', () => {
  expect(specDigest({ ...SMALL_SWEEP, training: { ...training, epsilon: 1e-2 } })).toBe(DIGEST);
});

describe('data of a file', () => {
  const content = { scale: 'standardise', heldOut: 0.2, digest: `sha256:${'ab'.repeat(32)}` } as const;
  const fromCsv: DataSpec = {
    kind: 'csv',
    path: 'x.csv',
    ...content,
    features: ['a'],
    complexPairs: [],
    labels: ['b'],
  };
  const over = (data: DataSpec): string => specDigest({ ...SMALL_SWEEP, data });

  test('D5: count by their numbers, wherever they are and are stored, and whatever their columns are called', () => {
    const stored = { uri: 'shards/ab', digest: 'sha256:', bytes: 1 };
    expect(over({ ...fromCsv, path: 'elsewhere.csv', features: ['c'], labels: [], stored })).toBe(over(fromCsv));
    expect(over({ kind: 'npy', path: 'y.npy', ...content, labels: 0 })).toBe(over(fromCsv));
  });

  test.each<readonly [string, DataSpec]>([
    ['numbers', { ...fromCsv, digest: `sha256:${'cd'.repeat(32)}` }],
    ['scale', { ...fromCsv, scale: 'none' }],
    ['share that is held out', { ...fromCsv, heldOut: 0.3 }],
  ])('D2: another %s is another sweep', (_, data) => {
    expect(over(data)).not.toBe(over(fromCsv));
  });
});

test('D5: gradients that have been read count by their numbers, wherever they are', () => {
  const over = (path: string, digest?: string): string => {
    const oracle = { kind: 'gradients', path, ...(digest === undefined ? {} : { digest }) } as const;
    return specDigest({ ...SMALL_SWEEP, system: { ...SMALL_SWEEP.system, oracles: [oracle] } });
  };
  expect(over('elsewhere/h.npy', 'sha256:ab')).toBe(over('g.npy', 'sha256:ab'));
  expect(new Set([over('g.npy', 'sha256:ab'), over('g.npy', 'sha256:cd'), over('g.npy')]).size).toBe(3);
});

test('D4: a sweep is called by its name and the first eight digits of its digest', () => {
  expect(sweepId(SMALL_SWEEP)).toBe(`small-${DIGEST.slice(7, 27)}`);
});

test("D1: a specification's name says which sweep's it is, and nothing else is such a name", () => {
  const identity = { sweepId: 'so-n-ea814cb8', specDigest: DIGEST };
  expect(specName(identity)).toBe(`specs/so-n-ea814cb8/${DIGEST.slice('sha256:'.length)}.json`);
  expect(parseSpecName(specName(identity))).toEqual(identity);
  for (const name of ['specs/so-n/0.json', `specs/${'0'.repeat(64)}.json`, `${specName(identity)}.tmp`]) {
    expect(parseSpecName(name)).toBeUndefined();
  }
});
