import { rangesOf } from './ranges-of.js';

test('neighbours are asked for together, others alone', () => {
  expect(rangesOf([7, 3, 4, 5, 20], 10)).toEqual([
    [3, 3],
    [7, 1],
    [20, 1],
  ]);
});

test('no range is longer than the most', () => {
  expect(rangesOf([0, 1, 2, 3, 4], 2)).toEqual([
    [0, 2],
    [2, 2],
    [4, 1],
  ]);
  expect(rangesOf([], 2)).toEqual([]);
});
