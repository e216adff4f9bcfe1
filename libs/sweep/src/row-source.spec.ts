import { allNumbers, asRows, columnsOf, joinedRows, rowsOf, type RowSource } from './row-source.js';

const TABLE = Float64Array.from({ length: 30_000 }, (_, at) => at);
const rowAt = (rows: RowSource, row: number): number[] => {
  const into = new Float64Array(rows.width);
  rows.readRow(row, into);
  return [...into];
};

test('rows in memory come in blocks of whole rows, in order, as often as asked', () => {
  const rows = rowsOf(TABLE, 3);
  expect([rows.rowCount, rows.width]).toEqual([10_000, 3]);
  const blocks = [...rows.blocks()];
  expect(blocks.length).toBeGreaterThan(1);
  expect(blocks.every(({ length }) => length % 3 === 0)).toBe(true);
  expect(allNumbers(rows)).toEqual(TABLE);
  expect(allNumbers(rows)).toEqual(TABLE);
  expect(rowAt(rows, 9_999)).toEqual([29_997, 29_998, 29_999]);
});

test('columns are those of every row', () => {
  const columns = columnsOf(rowsOf(TABLE, 3), 1, 2);
  expect(allNumbers(columns)).toEqual(TABLE.filter((value) => value % 3 !== 0));
  expect(rowAt(columns, 2)).toEqual([7, 8]);
  expect(allNumbers(columnsOf(rowsOf(TABLE, 3), 0, 3))).toEqual(TABLE);
});

test('joined rows are those of the first, then those of the second', () => {
  const joined = joinedRows(rowsOf(TABLE.subarray(0, 6), 3), rowsOf(TABLE.subarray(6), 3));
  expect(joined.rowCount).toBe(10_000);
  expect(allNumbers(joined)).toEqual(TABLE);
  expect([rowAt(joined, 1), rowAt(joined, 2)]).toEqual([
    [3, 4, 5],
    [6, 7, 8],
  ]);
});

test('no columns are no numbers', () => {
  expect(allNumbers(rowsOf(new Float64Array(), 0))).toEqual(new Float64Array());
});

test('numbers in memory are rows, and rows are what they are', () => {
  const rows = asRows(TABLE, 5);
  expect([rows.rowCount, rows.width]).toEqual([6000, 5]);
  expect(asRows(rows, 1)).toBe(rows);
});
