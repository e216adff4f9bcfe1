import { seededNormals } from '../seeded-normals.js';
import { albertDeterminant, albertDeterminantGradient } from './albert-determinant.js';
import { tracelessCubic, tracelessCubicGradient } from './traceless-cubic.js';

/** Sums of some hundred products of order 10 in float64. */
const FLOAT64_SUM_ERROR = 1e-11;
/** A central difference of a cubic polynomial with steps of 1e-4: h² f‴/6 ~ 1e-8, and rounding 1e-16/1e-4. */
const FINITE_DIFFERENCE_ERROR = 1e-7;

const draw = seededNormals(7);
const normals = (count: number): Float64Array => Float64Array.from({ length: count }, draw);
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, entry, k) => sum + entry * (b[k] ?? NaN), 0);
const close = (a: number, b: number): void => {
  expect(Math.abs(a - b)).toBeLessThan(FLOAT64_SUM_ERROR);
};

describe.each([
  ['determinant of the 27', 27, albertDeterminant, albertDeterminantGradient],
  ['cubic form of the 26', 26, tracelessCubic, tracelessCubicGradient],
] as const)('the %s', (_name, size, form, gradient) => {
  const x = normals(size);

  it('is cubic, and odd', () => {
    close(form(x.map((entry) => 2 * entry)) / 8, form(x));
    close(form(x.map((entry) => -entry)), -form(x));
    expect(form(new Float64Array(size))).toBe(0);
  });

  it('keeps Euler’s relation ⟨∇φ, x⟩ = 3φ, and its gradient is quadratic', () => {
    close(dot(gradient(x), x), 3 * form(x));
    gradient(x.map((entry) => -2 * entry)).forEach((slope, k) => {
      close(slope / 4, gradient(x)[k] ?? NaN);
    });
  });

  it('has a gradient that is the polynomial’s: φ(x + h) + φ(x − h) − 2φ(x) = ⟨∇φ(x + h) − ∇φ(x − h), h⟩/2', () => {
    // Of a cubic form both sides are the second derivative along h, without an error of a step.
    const h = normals(size);
    const moved = (sign: number): Float64Array => x.map((entry, k) => entry + sign * (h[k] ?? NaN));
    const curvature = form(moved(1)) + form(moved(-1)) - 2 * form(x);
    const slopes = (dot(gradient(moved(1)), h) - dot(gradient(moved(-1)), h)) / 2;
    close(slopes, curvature);
  });

  it('has the gradient that finite differences have', () => {
    const step = 1e-4;
    gradient(x).forEach((slope, j) => {
      const moved = (by: number): Float64Array => x.map((entry, index) => (index === j ? entry + by : entry));
      expect(Math.abs(slope - (form(moved(step)) - form(moved(-step))) / (2 * step))).toBeLessThan(
        FINITE_DIFFERENCE_ERROR,
      );
    });
  });

  it('is NaN where a number is', () => {
    const broken = x.slice();
    broken[size - 1] = NaN;
    expect(form(broken)).toBeNaN();
    expect(gradient(broken).some(Number.isNaN)).toBe(true);
  });
});

describe('the determinant of the 27', () => {
  const x = normals(27);
  const part = (start: number): Float64Array => x.slice(start, start + 8);

  it('does not change when rows and columns are permuted in a cycle', () => {
    const [a = NaN, b = NaN, c = NaN] = x;
    const turned = Float64Array.of(b, c, a, ...part(11), ...part(19), ...part(3));
    close(albertDeterminant(turned), albertDeterminant(x));
  });

  it('is the determinant of a real symmetric matrix where the octonions are real', () => {
    // [[a, w, v], [w, b, u], [v, u, c]] = [[2, 1, −1], [1, 3, 4], [−1, 4, 5]] has the determinant −18.
    const real = new Float64Array(27);
    real.set([2, 3, 5]);
    [4, -1, 1].forEach((entry, index) => (real[3 + 8 * index] = Math.SQRT2 * entry));
    close(albertDeterminant(real), -18);
  });

  it('is abc for a diagonal, and 1 for the unit, whose gradient is the trace', () => {
    const diagonal = new Float64Array(27);
    diagonal.set([2, -3, 5]);
    close(albertDeterminant(diagonal), -30);
    const unit = new Float64Array(27);
    unit.set([1, 1, 1]);
    expect(albertDeterminant(unit)).toBe(1);
    expect(Array.from(albertDeterminantGradient(unit), (slope) => slope + 0)).toEqual([
      1,
      1,
      1,
      ...Array<number>(24).fill(0),
    ]);
  });

  it('grows with the unit by the characteristic polynomial: det(λ − X) = λ³ − tr X λ² + S λ − det X', () => {
    const shifted = (lambda: number): Float64Array => x.map((entry, k) => (k < 3 ? lambda : 0) - entry);
    const [a = NaN, b = NaN, c = NaN] = x;
    const trace = a + b + c;
    const sizes = dot(x, x);
    const s = (trace * trace - sizes) / 2; // (tr X)² − tr X² = 2S, and tr X² is the squared norm of the coordinates
    for (const lambda of [-1, 0.5, 2]) {
      close(albertDeterminant(shifted(lambda)), lambda ** 3 - trace * lambda ** 2 + s * lambda - albertDeterminant(x));
    }
  });
});
