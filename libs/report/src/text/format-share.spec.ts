import { formatShare } from './format-share.js';

test.each([
  [0, '0'],
  [3e-17, '0'],
  [2.13e-6, '2.1e-6'],
  [0.0031, '0.31 %'],
  [0.464, '46 %'],
  [1, '100 %'],
  [Number.NaN, 'not a number'],
])('the share %p is %s', (share, text) => {
  expect(formatShare(share)).toBe(text);
});
