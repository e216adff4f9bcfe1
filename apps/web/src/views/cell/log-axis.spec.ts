import { logAxis } from './log-axis.js';

describe('logAxis', () => {
  it('holds all values and marks between whole decades, in order', () => {
    const axis = logAxis([3e-9, 4, 2e-4], [1e-12]);
    expect(axis.domain).toEqual([-12, 1]);
    expect(axis.place(1e-12)).toBe(0);
    expect(axis.place(10)).toBe(1);
    expect(axis.place(1e-6)).toBeCloseTo(6 / 13, 12);
  });

  it('gives values without a logarithm no place, and zero the lowest drawn one', () => {
    const axis = logAxis([0, 1e-3, null, NaN]);
    expect(axis.domain[0]).toBe(-16);
    expect([null, NaN, -1, Infinity].map(axis.place)).toEqual([null, null, null, null]);
    expect(axis.place(0)).toBe(0);
  });

  it('labels at most eight powers of ten, all inside', () => {
    const { ticks } = logAxis([1e-16, 1e9]);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(ticks.every(({ place }) => place >= 0 && place <= 1)).toBe(true);
    expect(logAxis([2e-3, 5e-1]).ticks.map(({ label }) => label)).toEqual(['10⁻³', '10⁻²', '10⁻¹', '10⁰']);
  });

  it('is an axis where there is nothing at all', () => {
    expect(logAxis([]).domain).toEqual([-2, 1]);
    expect(logAxis([0.5]).domain).toEqual([-1, 0]);
  });
});
