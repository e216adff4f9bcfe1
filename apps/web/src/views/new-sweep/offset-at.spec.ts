import { offsetAt } from './offset-at.js';

it.each([
  [1, 1, 0],
  [1, 3, 2],
  [2, 1, 4],
  [2, 99, 6],
  [3, 1, 7],
  [9, 9, 7],
])('line %d, column %d of a text is its character %d', (line, column, offset) => {
  expect(offsetAt('abc\nde\n', line, column)).toBe(offset);
});
