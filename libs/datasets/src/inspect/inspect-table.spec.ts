import { normalStream, uniformStream } from '@liesweep/sweep';
import { inspectTable } from './inspect-table.js';
import { memoryTable, type MemoryColumn } from './testing/memory-table.js';

/** Sums of a few thousand numbers of size 1. */
const ROUNDING = 1e-12;

/** Five standard errors of the sketch of 2¹⁴ values. */
const SKETCH = 0.05;

const normals = (count: number, seed: number, size = 1, middle = 0): number[] => {
  const stream = normalStream(seed);
  return Array.from({ length: count }, () => middle + size * stream());
};
const inspectColumns = (...columns: MemoryColumn[]) => inspectTable(memoryTable(columns, { blockRows: 97 }));
const inspectNumbers = async (values: readonly number[]) => (await inspectColumns({ name: 'x', values })).numbers[0];

test.each([1, 1e-200, 1e200])(
  'range, mean and spread of numbers of size %d are those of all rows at once',
  async (size) => {
    const values = normals(2000, 1, size, 3 * size);
    const found = await inspectNumbers(values);
    const mean = values.reduce((sum, value) => sum + value / size, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value / size - mean) ** 2, 0) / values.length);
    expect(found).toMatchObject({ least: Math.min(...values), most: Math.max(...values), missing: 0, isWhole: false });
    expect(Math.abs((found?.mean ?? NaN) / size - mean)).toBeLessThan(ROUNDING * Math.abs(mean));
    expect(Math.abs((found?.spread ?? NaN) / size - spread)).toBeLessThan(ROUNDING * spread);
  },
);

test('cells that are no finite number are counted, and the first is placed', async () => {
  const values = normals(500, 2);
  values[301] = NaN;
  values[400] = NaN;
  values[99] = -Infinity;
  const found = await inspectNumbers(values);
  expect(found).toMatchObject({ missing: 2, firstMissing: 301, infinite: 1, firstInfinite: 99 });
  expect(found?.gap).toEqual({ place: 'row 303, column x', text: null, isMissing: true });
  expect(found?.different).toEqual({ count: 497, isExact: true });
});

test('a column of nothing has no range', async () => {
  const found = await inspectNumbers([NaN, NaN]);
  expect(found).toMatchObject({ missing: 2, least: null, most: null, mean: null, spread: null, isWhole: false });
});

test('few different values are counted exactly, many within the error of the sketch', async () => {
  const levels = await inspectNumbers(Array.from({ length: 3000 }, (_, row) => (row * 7) % 1201));
  expect(levels?.different).toEqual({ count: 1201, isExact: true });
  const uniform = uniformStream(3);
  const many = Array.from({ length: 120_000 }, () => Math.floor(uniform() * 2 ** 40));
  const found = await inspectNumbers(many);
  expect(found?.different.isExact).toBe(false);
  expect(Math.abs((found?.different.count ?? NaN) / new Set(many).size - 1)).toBeLessThan(SKETCH);
});

test('a value that is repeated far outside all others is named', async () => {
  const values = normals(400, 4);
  for (const row of [5, 200, 399]) values[row] = -999;
  expect((await inspectNumbers(values))?.marker).toMatchObject({ value: -999, count: 3 });
  expect((await inspectNumbers(normals(400, 4)))?.marker).toBeNull();
});

test('an end that repeats as no other value does is named, and is no marker', async () => {
  const cut = normals(400, 4).map((value) => Math.min(value, 1.25));
  const found = await inspectNumbers(cut);
  expect(found?.marker).toBeNull();
  expect(found?.repeatedEnd).toEqual({
    value: 1.25,
    count: cut.filter((value) => value === 1.25).length,
    isLeast: false,
  });
  expect((await inspectNumbers(normals(400, 4)))?.repeatedEnd).toBeNull();
});

test('numbers of rows are whole and ascend', async () => {
  const rows = Array.from({ length: 300 }, (_, row) => row + 5);
  expect(await inspectNumbers(rows)).toMatchObject({ isWhole: true, isAscending: true });
  expect(await inspectNumbers([...rows, 4])).toMatchObject({ isWhole: true, isAscending: false });
});

test('relations that hold within the precision of the columns are found one after another, across blocks and units', async () => {
  const [a, b, c] = [normals(1000, 5, 1e5), normals(1000, 6, 2e-3), normals(1000, 7)];
  const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
  const { relations } = await inspectColumns(
    { name: 'a', values: a.map((value) => rounded(value, 1)) },
    { name: 'b', values: b.map((value) => rounded(value, 8)) },
    { name: 'c', values: c.map((value) => rounded(value, 6)) },
    { name: 'total', values: a.map((value, row) => rounded(rounded(value, 1) + 2e5 * rounded(c[row] ?? NaN, 6), 1)) },
    { name: 'twice', values: b.map((value) => 2 * rounded(value, 8)) },
    { name: 'square', values: c.map((value) => value ** 2) },
  );
  expect(
    relations.map(({ text }) =>
      text
        .split(' ')
        .filter((word) => /^[a-z]+$/.test(word))
        .toSorted()
        .join(),
    ),
  ).toEqual(['a,c,total', 'b,twice']);
});

test('rows with a missing cell, a constant and the number of the row hide no relation and make none', async () => {
  const x = normals(400, 8);
  const y = normals(400, 9);
  const sum = x.map((value, row) => value + (y[row] ?? NaN));
  x[17] = NaN;
  const constant = x.map(() => 4);
  const { relations } = await inspectColumns(
    { name: 'row', values: x.map((_, row) => row) },
    { name: 'x', values: x },
    { name: 'y', values: y },
    { name: 'constant', values: constant },
    { name: 'sum', values: sum },
  );
  expect(relations).toHaveLength(1);
  expect(relations[0]?.text).toMatch(/sum/);
  expect(relations[0]?.text).not.toMatch(/constant|row/);
});

test('rows that are there before are counted, whatever column of text tells them apart', async () => {
  const x = normals(600, 10);
  const repeated = [...x, ...x.slice(0, 7)];
  const alike = await inspectColumns({ name: 'x', values: repeated });
  expect(alike.repeatedRows).toEqual({ count: 7, isExact: true });
  const words = repeated.map((_, row) => (row === 606 ? 'other' : 'same'));
  const told = await inspectColumns({ name: 'x', values: repeated }, { name: 'word', values: words });
  expect(told.repeatedRows).toEqual({ count: 6, isExact: true });
});

test('words of a text column are counted, the most frequent first, and many are no labels', async () => {
  const few = ['b', 'a', 'b', null, 'c', 'b', 'c'];
  const many = Array.from({ length: 700 }, (_, row) => `name ${String(row)}`);
  const { texts } = await inspectColumns({ name: 'few', values: few }, { name: 'many', values: many });
  expect(texts[0]).toMatchObject({ missing: 1, firstMissing: 3, different: { count: 3, isExact: true } });
  expect(texts[0]?.words).toEqual([
    { word: 'b', count: 3 },
    { word: 'c', count: 2 },
    { word: 'a', count: 1 },
  ]);
  expect(texts[1]).toMatchObject({ words: [], different: { count: 700, isExact: true } });
});
