import { allNumbers, uniformStream, type RowSource } from '@liesweep/sweep';
import { checkTable } from '../check-table.js';
import { copiesOf } from '../copies-of.js';
import { countClasses } from '../count-classes.js';
import { prepareDataset } from '../prepare-dataset.js';
import { tableDigest } from '../table-digest.js';
import { tableOfRows, type Table } from '../table.js';
import { fileInOrder } from './file-in-order.js';
import { fileRows } from './file-rows.js';
import { GrowingRows, type CollectedNumbers } from './growing-rows.js';

const ROWS = 3000;

/** Rows that come in blocks of several sizes. */
function collected(numbers: Float64Array, width: number, mostHeld: number, atMost?: number): CollectedNumbers {
  const growing = new GrowingRows(width, atMost, mostHeld);
  const sizes = [1, 700, 3, 64];
  for (let [row, each] = [0, 0]; row < ROWS; each += 1) {
    const count = Math.min(sizes[each % sizes.length] ?? 1, ROWS - row);
    growing.extend(count).set(numbers.subarray(row * width, (row + count) * width));
    row += count;
  }
  return growing.finish();
}

const uniform = uniformStream(4);
/** Every tenth row has a copy, which differs by rounding. */
const FEATURES = Float64Array.from({ length: 3 * ROWS }, () => uniform());
for (let row = 10; row < ROWS; row += 10) {
  for (let at = 0; at < 3; at += 1) FEATURES[3 * row + at] = (FEATURES[3 * (row - 7) + at] ?? NaN) * (1 + 1e-15);
}
const LABELS = Float64Array.from({ length: ROWS }, (_, row) => row % 4);

const known: Omit<Table, 'features' | 'labels'> = {
  ...{ file: 'x.npy', rowCount: ROWS, dimension: 3, featureNames: ['a', 'b', 'c'], labelNames: ['y'] },
};
const tableHolding = (mostHeld: number): Table =>
  tableOfRows(known, collected(FEATURES, 3, mostHeld), collected(LABELS, 1, mostHeld));

describe('rows that are collected', () => {
  test.each([
    ['in memory', Infinity, undefined],
    ['in memory, as many as expected', Infinity, ROWS],
    ['in a file from the beginning', 0, undefined],
    ['in a file where they are more than may be held', 3000, ROWS],
  ])('are the same %s', (_, mostHeld, atMost) => {
    const { rows, numbers } = collected(FEATURES, 3, mostHeld, atMost);
    expect([rows.rowCount, rows.width, numbers === undefined]).toEqual([ROWS, 3, mostHeld < Infinity]);
    expect(allNumbers(rows)).toEqual(FEATURES);
    const row = new Float64Array(3);
    rows.readRow(ROWS - 1, row);
    expect(row).toEqual(FEATURES.slice(-3));
  });

  test('are zeros until they are written, also where memory is used again', () => {
    const growing = new GrowingRows(1000, undefined, 0);
    for (let block = 0; block < 300; block += 1) expect(growing.extend(1).fill(7)).toHaveLength(1000);
    expect(growing.extend(1).every((entry) => entry === 0)).toBe(true);
  });

  test('may have no numbers', () => {
    const growing = new GrowingRows(0);
    growing.extend(5);
    expect(allNumbers(growing.finish().rows)).toEqual(new Float64Array());
  });
});

test('rows are put in order part by part', () => {
  const placeOf = Int32Array.from({ length: ROWS }, (_, row) => (row * 7) % ROWS); // 7 and 3000 have no factor in common
  const { rows } = collected(FEATURES, 3, 0);
  const file = fileInOrder(rows, placeOf, 400);
  const ordered = allNumbers(fileRows(file, { first: 0, rowCount: ROWS, width: 3 }));
  placeOf.forEach((place, row) => {
    expect(ordered.subarray(3 * place, 3 * place + 3)).toEqual(FEATURES.subarray(3 * row, 3 * row + 3));
  });
});

test('a table in a file has the digest, the copies, the classes and the division of one in memory, and no array is read', () => {
  const [held, filed] = [tableHolding(Infinity), tableHolding(0)];
  const unread: Table = {
    ...known,
    rows: filed.rows as { features: RowSource; labels: RowSource },
    get features(): Float64Array {
      throw new Error('all features were read');
    },
    get labels(): Float64Array {
      throw new Error('all labels were read');
    },
  };
  checkTable(unread);
  expect(tableDigest(unread)).toBe(tableDigest(held));
  expect(countClasses(unread)).toBe(4);
  const copies = copiesOf(held);
  expect(copies.length).toBe(ROWS - 299);
  expect(copiesOf(unread)).toEqual(copies);
  const [inMemory, inFile] = [held, unread].map((table) => prepareDataset(table, { heldOut: 0.2 }, 'sha256:', 5));
  expect(inMemory?.rows).toBeUndefined();
  expect(inFile?.rows?.samples.rowCount).toBe((inMemory?.samples.length ?? 0) / 3);
  for (const part of ['samples', 'heldOut', 'labels', 'heldOutLabels'] as const) {
    expect(inFile?.[part]).toEqual(inMemory?.[part]);
    expect(inFile?.rows?.[part].width).toBe(part === 'samples' || part === 'heldOut' ? 3 : 1);
  }
});
