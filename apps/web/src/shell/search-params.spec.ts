import { chosen, oneOf, positiveNumber, shortText, wholeNumber } from './search-params.js';

test('a whole number outside its bounds is no choice', () => {
  expect([3, '3', 0, -1, 2.5, 1e12, '', 'x', null, {}, NaN].map((value) => wholeNumber(value))).toEqual([
    ...[3, 3, 0],
    ...Array.from({ length: 8 }, () => undefined),
  ]);
  expect([wholeNumber(1, 2), wholeNumber(9, 2, 8)]).toEqual([undefined, undefined]);
});

test('a positive number is finite and above zero', () => {
  expect([1e-12, '0.5', 0, -1, Infinity, 'x'].map(positiveNumber)).toEqual([
    ...[1e-12, 0.5],
    ...[undefined, undefined, undefined, undefined],
  ]);
});

test('a text that is too long is no choice, and digits are text too', () => {
  expect([shortText('so-n'), shortText(12), shortText(''), shortText('x'.repeat(201)), shortText(['a'])]).toEqual([
    ...['so-n', '12'],
    ...[undefined, undefined, undefined],
  ]);
});

test('a word that is not in the list is no choice', () => {
  expect([oneOf(['a', 'b'], 'b'), oneOf(['a', 'b'], 'c'), oneOf(['a', 'b'], 1)]).toEqual(['b', undefined, undefined]);
});

test('an address says only what was chosen', () => {
  expect(chosen({ a: 0, b: undefined, c: '' })).toEqual({ a: 0, c: '' });
});
