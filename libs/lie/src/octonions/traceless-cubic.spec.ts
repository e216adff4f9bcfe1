import { seededNormals } from '../seeded-normals.js';
import { albertDeterminant, albertDeterminantGradient } from './albert-determinant.js';
import { tracelessCubic, tracelessCubicGradient } from './traceless-cubic.js';

/** Sums of some hundred products of order 10 in float64. Its laws as a cubic form are beside those of the determinant. */
const FLOAT64_SUM_ERROR = 1e-11;

const x = Float64Array.from({ length: 26 }, seededNormals(8));
const [s = NaN, t = NaN] = x;

/** The same point among the 27. */
const point = Float64Array.of(
  s / Math.SQRT2 + t / Math.sqrt(6),
  -s / Math.SQRT2 + t / Math.sqrt(6),
  (-2 * t) / Math.sqrt(6),
  ...x.subarray(2),
);

describe('the cubic form of the 26', () => {
  it('is the determinant on the 27 without a trace, in orthonormal coordinates', () => {
    expect(Math.abs(point.slice(0, 3).reduce((sum, entry) => sum + entry, 0))).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(Math.abs(Math.hypot(...point) - Math.hypot(...x))).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(Math.abs(tracelessCubic(x) - albertDeterminant(point))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('has as gradient that of the determinant without its part along the trace', () => {
    const whole = albertDeterminantGradient(point);
    const trace = whole.slice(0, 3).reduce((sum, entry) => sum + entry, 0);
    const gradient = tracelessCubicGradient(x);
    const squared = (of: Float64Array): number => of.reduce((sum, entry) => sum + entry * entry, 0);
    expect(Math.abs(squared(gradient) - (squared(whole) - trace ** 2 / 3))).toBeLessThan(100 * FLOAT64_SUM_ERROR);
    gradient.slice(2).forEach((slope, k) => {
      expect(Math.abs(slope - (whole[3 + k] ?? NaN))).toBeLessThan(FLOAT64_SUM_ERROR);
    });
  });

  it('is −2 for diag(1, 1, −2), along the second axis of the diagonals without a trace', () => {
    const diagonal = new Float64Array(26);
    diagonal[1] = Math.sqrt(6);
    expect(Math.abs(tracelessCubic(diagonal) + 2)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is 0 along the first, for diag(1, −1, 0)', () => {
    const diagonal = new Float64Array(26);
    diagonal[0] = Math.SQRT2;
    expect(Math.abs(tracelessCubic(diagonal))).toBeLessThan(FLOAT64_SUM_ERROR);
  });
});
