import { shownEstimate, shownNumber } from './shown-number.js';

it.each([
  [0, '0'],
  [-3, '−3'],
  [1234567, '1234567'],
  [12345678, '1.235e7'],
  [0.1, '0.1'],
  [-2.48756, '−2.488'],
  [100.04, '100'],
  [1e-9, '1e−9'],
  [6.02214e23, '6.022e23'],
])('%d is shown as %s', (value, shown) => {
  expect(shownNumber(value)).toBe(shown);
});

it('an estimate says that it is one, and three digits of it', () => {
  expect(shownEstimate({ count: 12345, isExact: true })).toBe('12345');
  expect(shownEstimate({ count: 123456, isExact: false })).toBe('≈123000');
});
