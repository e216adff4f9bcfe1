import { combinationText } from './combination-text.js';

test.each([
  [[0, 1, 0], 'b'],
  [[2, 0, -1], '2a − c'],
  [[-1, 0.5, 0], '−a + ½b'],
  [[0, 0, -2 / 3], '−2⁄3 c'],
  [[0.12345, 1e-9, 0], '0.123 a'],
  [[0, 0, 0], '0'],
  [[null, 1, 0], 'not finite'],
])('%j is written %s', (coefficients, text) => {
  expect(combinationText(coefficients, ['a', 'b', 'c'])).toBe(text);
});

test('what is small beside the others is nothing', () => {
  expect(combinationText([1000, 1e-4], ['a', 'b'], 1000)).toBe('1000a');
});
