import { fTail } from './f-tail.js';
import { regularisedBeta } from './regularised-beta.js';
import { studentQuantile } from './student-quantile.js';

describe('the incomplete beta function', () => {
  it('is a binomial tail for whole numbers', () => {
    const binomialTail = [2, 3, 4, 5, 6].reduce(
      (sum, k) => sum + ([0, 0, 15, 20, 15, 6, 1][k] ?? NaN) * 0.3 ** k * 0.7 ** (6 - k),
      0,
    );
    expect(regularisedBeta(0.3, 2, 5)).toBeCloseTo(binomialTail, 14);
  });

  it('is an arc sine for two halves', () => {
    expect(regularisedBeta(0.2, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.2)), 14);
  });

  it('runs from 0 to 1, and carries NaN', () => {
    expect([0, 1].map((x) => regularisedBeta(x, 3, 4))).toEqual([0, 1]);
    expect(regularisedBeta(NaN, 3, 4)).toBeNaN();
    expect(regularisedBeta(0.4, 3, 4) + regularisedBeta(0.6, 4, 3)).toBeCloseTo(1, 14);
  });
});

describe('the F distribution', () => {
  it.each([
    [3.0983912121407795, 3, 20, 0.05],
    [9, 5, 200, 9.891161422875487e-8],
    [60, 20, 500, 7.486621513834965e-119],
    [1, 50, 5000, 0.47379380807928184],
  ])('exceeds %p with %p and %p degrees of freedom with probability %p', (f, a, b, probability) => {
    expect(fTail(f, a, b) / probability).toBeCloseTo(1, 10);
  });

  it('never exceeds infinity, and always 0', () => {
    expect([fTail(Infinity, 3, 20), fTail(0, 3, 20)]).toEqual([0, 1]);
  });
});

describe('the Student distribution', () => {
  it.each([
    [1, 31.82051595377396],
    [2, 6.964556734283274],
    [10, 2.763769458112696],
    [30, 2.4572615424005915],
    [1965, 2.3282471039632235],
  ])('with %p degrees of freedom exceeds %p in one case of a hundred', (freedom, quantile) => {
    expect(studentQuantile(0.01, freedom)).toBeCloseTo(quantile, 9);
  });
});
