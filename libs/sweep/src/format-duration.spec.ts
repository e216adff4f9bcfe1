import { formatDuration } from './format-duration.js';

describe('formatDuration', () => {
  it.each([
    [-1, '0 s'],
    [9.4, '9 s'],
    [59.4, '59 s'],
    [59.6, '1 min 00 s'],
    [185, '3 min 05 s'],
    [3599, '59 min 59 s'],
    [7800, '2 h 10 min'],
    [7500, '2 h 05 min'],
  ])('aligned, at %d s is %s', (seconds, text) => {
    expect(formatDuration(seconds, 'aligned')).toBe(text);
  });

  it.each([
    [0.42, '0.4 s'],
    [9.96, '10.0 s'],
    [41.3, '41 s'],
    [185, '3 min 5 s'],
    [200, '3 min 20 s'],
    [7500, '2 h 5 min'],
  ])('of %d s in a sentence is %s', (seconds, text) => {
    expect(formatDuration(seconds, 'sentence')).toBe(text);
  });
});
