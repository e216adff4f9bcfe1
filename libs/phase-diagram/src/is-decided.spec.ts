import { isDecided } from './is-decided.js';

it.each<[string, number, number, number, boolean]>([
  ['whose trials are missing', 3, 0, 0, false],
  ['with one trial that vanishes', 1, 1, 0, true],
  ['whose restarts all have a result', 4, 0, 0, true],
  ['whose other restarts were given up', 3, 0, 1, true],
  ['whose other restarts were not all given up', 2, 0, 1, false],
  ['whose restarts were all given up', 0, 0, 4, true],
])('a cell %s', (_, trials, vanishingTrials, failed, expected) => {
  expect(isDecided({ trials, vanishingTrials }, 4, failed)).toBe(expected);
});
