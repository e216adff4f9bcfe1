import { readGenerators } from './read-generators.js';

it.each([
  ['1..7', '{ from: 1, to: 7 }'],
  ['1 - 7', '{ from: 1, to: 7 }'],
  ['2 to 10', '{ from: 2, to: 10 }'],
  ['1, 2,3', '[1, 2,3]'],
  ['6', '6'],
  ['{ from: 1, to: 5, step: 2 }', '{ from: 1, to: 5, step: 2 }'],
  ['[1, 3]', '[1, 3]'],
])('%s is %s in a sweep file', (said, written) => {
  expect(readGenerators(said)).toBe(written);
});
