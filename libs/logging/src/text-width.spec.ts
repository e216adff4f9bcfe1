import { textWidth } from './text-width.js';

test.each([
  [undefined, 80],
  [0, 80],
  [20, 40],
  [72, 72],
  [300, 110],
])('a stream of %s columns has text of %d', (columns, width) => {
  expect(textWidth({ columns })).toBe(width);
});
