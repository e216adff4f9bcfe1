import { so } from './algebras/so.js';
import { independence } from './independence.js';
import { matrixOf, scale } from './matrix.js';

describe('independence', () => {
  it('is 1 for orthogonal generators of any length', () => {
    expect(independence(so(4).map((generator, a) => scale(generator, 10 ** (a - 3))))).toBeCloseTo(1, 12);
  });

  it('is √(1 − cos) for two generators, whatever the angle between them', () => {
    for (const cosine of [0, 0.1, 0.5, 0.9, 0.999]) {
      const pair = [matrixOf(1, 2, [1, 0]), matrixOf(1, 2, [cosine, Math.sqrt(1 - cosine * cosine)])];
      // The Gram matrix [[1, c], [c, 1]] has the eigenvalues 1 ± c.
      expect(independence(pair)).toBeCloseTo(Math.sqrt(1 - cosine), 12);
    }
  });

  it('is 0 when one generator is zero, and when there are more than dimensions', () => {
    expect(independence([...so(3), matrixOf(3, 3)])).toBe(0);
    expect(
      independence(
        [
          [1, 0],
          [0, 1],
          [1, 1],
        ].map((entries) => matrixOf(1, 2, entries)),
      ),
    ).toBe(0);
  });

  it('is NaN when an entry is not finite', () => {
    expect(independence(so(2).map((generator) => scale(generator, NaN)))).toBeNaN();
  });

  it('refuses generators of different shapes', () => {
    expect(() => independence([...so(2), ...so(3)])).toThrow(RangeError);
  });
});
