import { prepareDataset } from './prepare-dataset.js';
import type { Table } from './table.js';
import { tableDigest } from './table-digest.js';

const TABLE: Table = {
  ...{ file: 'x.csv', rowCount: 10, dimension: 2, featureNames: ['a', 'b'], labelNames: ['y'] },
  features: Float64Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 1 + at : 100 * (21 - at))),
  labels: Float64Array.from({ length: 10 }, (_, row) => row),
};
const prepare = (change: { heldOut?: number } = {}, seed = 1) =>
  prepareDataset(TABLE, { heldOut: 0.3, ...change }, tableDigest(TABLE), seed);

test('every row is either trained on or held out, once, with its own label', () => {
  const { samples, heldOut, labels, heldOutLabels } = prepare();
  expect([labels.length, heldOutLabels.length]).toEqual([7, 3]);
  expect([...labels, ...heldOutLabels].sort((a, b) => a - b)).toEqual([...TABLE.labels]);
  const rows = [...samples, ...heldOut];
  [...labels, ...heldOutLabels].forEach((row, at) => {
    expect(rows.slice(2 * at, 2 * at + 2)).toEqual([...TABLE.features.subarray(2 * row, 2 * row + 2)]);
  });
});

test('the gradients of every label go with their row, and change nothing else', () => {
  const data = Float64Array.from({ length: 40 }, (_, at) => 1000 * Math.floor(at / 4) + (at % 4)); // [10, 2, 2]
  const table: Table = { ...TABLE, gradients: { labelCount: 2, data } };
  expect(tableDigest(table)).toBe(tableDigest(TABLE));
  const { gradients, ...others } = prepareDataset(table, { heldOut: 0.3 }, tableDigest(table), 1);
  expect(others).toEqual(prepare());
  expect(gradients?.labelCount).toBe(2);
  const rowsOf = (labels: Float64Array): number[] =>
    Array.from(labels).flatMap((row) => [...data.subarray(4 * row, 4 * row + 4)]);
  expect([...(gradients?.samples ?? [])]).toEqual(rowsOf(others.labels));
  expect([...(gradients?.heldOut ?? [])]).toEqual(rowsOf(others.heldOutLabels));
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

test('copies of a row stand on one side, so that what is held out has never been seen', () => {
  const copies: Table = { ...TABLE, features: TABLE.features.map((_, at) => Math.floor(at / 4)) }; // 5 pairs of copies
  const { samples, heldOut } = prepareDataset(copies, { heldOut: 0.3 }, 'sha256:', 1);
  const rowsOf = (data: Float64Array): string[] =>
    Array.from({ length: data.length / 2 }, (_, row) => data.subarray(2 * row, 2 * row + 2).join());
  expect(rowsOf(heldOut).length).toBeGreaterThan(0);
  expect(rowsOf(samples).filter((row) => rowsOf(heldOut).includes(row))).toEqual([]);
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
