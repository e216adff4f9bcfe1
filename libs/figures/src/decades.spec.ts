import { LOWEST_DRAWN_DECADE, decade, decadeAxis, decadeDomain } from './decades.js';

describe('decades', () => {
  test.each([
    [1e-11, -11],
    [0, LOWEST_DRAWN_DECADE],
    [1e-300, LOWEST_DRAWN_DECADE],
    [null, null],
    [NaN, null],
    [Infinity, null],
    [-1, null],
  ])('a loss of %p is drawn at decade %p', (loss, expected) => {
    expect(decade(loss)).toBe(expected);
  });

  test('a domain holds its values and the smallest range', () => {
    expect(decadeDomain([-13.2, null, 0.4], [-12, 0])).toEqual([-14, 1]);
    expect(decadeDomain([null], [-12, 1])).toEqual([-12, 1]);
  });

  test.each([
    [-16, 2],
    [-2, 1],
    [0, 4],
  ])('an axis from %i to %i has at most eight labels, all powers of ten', (low, high) => {
    const { values, labelExpr } = decadeAxis([low, high], 'loss');
    expect(values.length).toBeLessThanOrEqual(8);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
    for (const value of values) expect(labelExpr).toContain(`"${String(value)}":"10`);
  });
});
