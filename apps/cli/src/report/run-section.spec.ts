import { formatSeconds } from './run-section.js';

test.each([
  [0.42, '0.4 s'],
  [41.3, '41 s'],
  [200, '3 min 20 s'],
  [7500, '2 h 5 min'],
  [NaN, 'not recorded'],
  [-1, 'not recorded'],
])('%p seconds read %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});
