import { formatCount } from './format-count.js';
import { formatDuration } from './format-duration.js';
import { formatRate } from './format-rate.js';

test('digits of counts stand in groups of three', () => {
  expect([0, 999, 1000, 100_000, 1_250_000].map(formatCount)).toEqual([
    '0',
    '999',
    '1\u202f000',
    '100\u202f000',
    '1\u202f250\u202f000',
  ]);
});

test('a duration is said in its two largest units', () => {
  expect([0.4, 48, 95, 600, 3600, 7500, 273_600].map(formatDuration)).toEqual([
    '0 s',
    '48 s',
    '1 min 35 s',
    '10 min',
    '1 h',
    '2 h 5 min',
    '3 d 4 h',
  ]);
});

test('a rate is said in the unit in which it is at least one', () => {
  expect([120.4, 12.34, 0.058, 0.001].map(formatRate)).toEqual([
    '120 trials/s',
    '12 trials/s',
    '3.5 trials/min',
    '3.6 trials/h',
  ]);
});
