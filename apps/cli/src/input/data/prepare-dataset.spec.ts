import { prepareDataset } from './prepare-dataset.js';
import type { Table } from './table.js';
import { tableDigest } from './table-digest.js';

/** Rounding of a sum of a few float64 numbers. */
const ROUNDING = 12;

const TABLE: Table = {
  ...{ file: 'x.csv', rowCount: 10, dimension: 2, featureNames: ['a', 'b'], labelNames: ['y'] },
  features: Float64Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 1 + at : 100 * (21 - at))),
  labels: Float64Array.from({ length: 10 }, (_, row) => row),
};
const prepare = (change: { scale?: 'none' | 'global' | 'per-feature'; heldOut?: number } = {}, seed = 1) =>
  prepareDataset(TABLE, { scale: 'none', heldOut: 0.3, ...change }, tableDigest(TABLE), seed);

test('every row is either trained on or held out, once, with its own label', () => {
  const { samples, heldOut, labels, heldOutLabels } = prepare();
  expect([labels.length, heldOutLabels.length]).toEqual([7, 3]);
  expect([...labels, ...heldOutLabels].sort((a, b) => a - b)).toEqual([...TABLE.labels]);
  const rows = [...samples, ...heldOut];
  [...labels, ...heldOutLabels].forEach((row, at) => {
    expect(rows.slice(2 * at, 2 * at + 2)).toEqual([...TABLE.features.subarray(2 * row, 2 * row + 2)]);
  });
});

test('the division depends on the seed and on nothing else', () => {
  expect(prepare()).toEqual(prepare());
  expect(prepare({}, 2).labels).not.toEqual(prepare().labels);
});

test.each([
  [0.001, 9, 1],
  [0.5, 5, 5],
  [0.999, 1, 9],
])('a share of %d of ten rows leaves %i to train on and %i to hold out', (heldOut, trained, held) => {
  const { labels, heldOutLabels } = prepare({ heldOut });
  expect([labels.length, heldOutLabels.length]).toEqual([trained, held]);
});

test('a global scale is the root mean square of all features, so that their ratios stay', () => {
  const { scale, samples, heldOut } = prepare({ scale: 'global' });
  expect(scale[0]).toBe(scale[1]);
  const all = [...samples, ...heldOut];
  expect(all.reduce((sum, x) => sum + x * x, 0) / all.length).toBeCloseTo(1, ROUNDING);
});

test('a scale per feature gives each unit mean square', () => {
  const { samples, heldOut } = prepare({ scale: 'per-feature' });
  const all = [...samples, ...heldOut];
  for (const parity of [0, 1]) {
    const feature = all.filter((_, at) => at % 2 === parity);
    expect(feature.reduce((sum, x) => sum + x * x, 0) / feature.length).toBeCloseTo(1, ROUNDING);
  }
});

test('both parts of a complex feature have one scale: the root mean square of its modulus', () => {
  const complex: Table = { ...TABLE, dimension: 1 };
  const { scale, samples, heldOut } = prepareDataset(complex, { scale: 'per-feature', heldOut: 0.3 }, 'sha256:', 1);
  expect(scale[0]).toBe(scale[1]);
  const all = [...samples, ...heldOut];
  expect(all.reduce((sum, x) => sum + x * x, 0) / TABLE.rowCount).toBeCloseTo(1, ROUNDING);
});

test('the digest is of the numbers and the shape, and never moves', () => {
  expect(tableDigest(TABLE)).toBe(tableDigest({ ...TABLE, file: 'y.npy', featureNames: ['c', 'd'] }));
  const digests = new Set([
    tableDigest(TABLE),
    tableDigest({ ...TABLE, features: TABLE.features.map((x, at) => (at === 3 ? x + 1 : x)) }),
    tableDigest({ ...TABLE, labels: TABLE.labels.map((y) => -y) }),
    tableDigest({ ...TABLE, labels: new Float64Array(), labelNames: [] }),
  ]);
  expect(digests.size).toBe(4);
  expect(tableDigest(TABLE)).toMatch(/^sha256:[0-9a-f]{64}$/);
});
