import { allNumbers, rowsOf } from '@liesweep/sweep';
import { followingBlocks, followingRows } from './following-rows.js';

test.each([
  [1, 10_000],
  [2, 10_000],
  [3, 3],
  [5, 2],
])('samples of %i vectors from %i rows are the same block by block', (vectorCount, rowCount) => {
  const rows = Float64Array.from({ length: 2 * rowCount }, (_, at) => at);
  const all = followingRows(rows, 2, vectorCount);
  const samples = followingBlocks(rowsOf(rows, 2), vectorCount);
  expect([samples.rowCount, samples.width]).toEqual([rowCount, 2 * vectorCount]);
  expect(allNumbers(samples)).toEqual(all);
  const last = new Float64Array(samples.width);
  samples.readRow(rowCount - 1, last);
  expect(last).toEqual(all.slice(-samples.width));
});
