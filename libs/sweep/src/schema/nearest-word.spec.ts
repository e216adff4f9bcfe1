import { nearestWord } from './nearest-word.js';

test.each([
  ['mass', ['MASS', 'px'], 'MASS'],
  ['MASS', ['mass', 'px'], 'mass'],
  ['Mass', ['MASS', 'mass'], 'mass'],
  ['Dimenson', ['dimension', 'generators'], 'dimension'],
  ['PX', ['Py', 'pX'], 'pX'],
  ['zzzz', ['mass', 'px'], undefined],
])('of %j nearest in %j is %j', (word, valid, nearest) => {
  expect(nearestWord(word, valid)).toBe(nearest);
});

test('a word of megabytes is like none', () => {
  expect(nearestWord('mass', ['m'.repeat(3_000_000)])).toBeUndefined();
  expect(nearestWord('m'.repeat(3_000_000), ['mass'])).toBeUndefined();
});
