import { seededNormals } from '../seeded-normals.js';
import { albertDeterminant, albertDeterminantGradient } from './albert-determinant.js';
import { fanoThreeForm, fanoThreeFormGradients } from './fano-three-form.js';
import { conjugateOctonion, multiplyOctonions } from './multiply-octonions.js';
import { tracelessCubic, tracelessCubicGradient } from './traceless-cubic.js';

/** Sums of a hundred products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-12;
/** A central difference of a cubic polynomial with steps of 1e-4: h² f‴/6 ~ 1e-8, and rounding 1e-16/1e-4. */
const FINITE_DIFFERENCE_ERROR = 1e-7;

function normals(count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, seededNormals(seed));
}

const norm = (x: Float64Array): number => Math.hypot(...x);

function expectGradient(value: (x: Float64Array) => number, gradient: Float64Array, x: Float64Array): void {
  const step = 1e-4;
  expect(gradient).toHaveLength(x.length);
  gradient.forEach((slope, j) => {
    const moved = (by: number): Float64Array => x.map((entry, index) => (index === j ? entry + by : entry));
    const difference = (value(moved(step)) - value(moved(-step))) / (2 * step);
    expect(Math.abs(slope - difference)).toBeLessThan(FINITE_DIFFERENCE_ERROR);
  });
}

describe('octonions', () => {
  it('keep the norm: |ab| = |a||b|', () => {
    for (let seed = 0; seed < 100; seed++) {
      const [a, b] = [normals(8, seed), normals(8, 1000 + seed)];
      expect(Math.abs(norm(multiplyOctonions(a, b)) / (norm(a) * norm(b)) - 1)).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });

  it('are alternative: a(ab) = (aa)b', () => {
    const [a, b] = [normals(8, 1), normals(8, 2)];
    const [left, right] = [
      multiplyOctonions(a, multiplyOctonions(a, b)),
      multiplyOctonions(multiplyOctonions(a, a), b),
    ];
    left.forEach((part, index) => {
      expect(Math.abs(part - (right[index] ?? NaN))).toBeLessThan(FLOAT64_SUM_ERROR);
    });
  });

  it('are not associative', () => {
    const [a, b, c] = [normals(8, 1), normals(8, 2), normals(8, 3)];
    const [left, right] = [
      multiplyOctonions(a, multiplyOctonions(b, c)),
      multiplyOctonions(multiplyOctonions(a, b), c),
    ];
    expect(norm(left.map((part, index) => part - (right[index] ?? NaN)))).toBeGreaterThan(1);
  });

  it('give |a|² when multiplied by their conjugate', () => {
    const a = normals(8, 4);
    const [real = NaN, ...imaginary] = multiplyOctonions(a, conjugateOctonion(a));
    expect(Math.abs(real - norm(a) ** 2)).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(Math.max(...imaginary.map(Math.abs))).toBeLessThan(FLOAT64_SUM_ERROR);
  });
});

describe('the Fano 3-form', () => {
  const [x, y, z] = [normals(7, 1), normals(7, 2), normals(7, 3)];

  it('is totally antisymmetric', () => {
    const value = fanoThreeForm(x, y, z);
    expect(Math.abs(value)).toBeGreaterThan(0.1);
    expect(Math.abs(value + fanoThreeForm(y, x, z))).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(Math.abs(value + fanoThreeForm(x, z, y))).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(Math.abs(fanoThreeForm(x, y, x))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is linear in each vector, with its gradient by that vector', () => {
    const value = fanoThreeForm(x, y, z);
    const along = (a: Float64Array, b: Float64Array): number =>
      a.reduce((sum, entry, k) => sum + entry * (b[k] ?? NaN), 0);
    const [byX, byY, byZ] = fanoThreeFormGradients(x, y, z);
    for (const product of [along(x, byX), along(y, byY), along(z, byZ)]) {
      expect(Math.abs(product - value)).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });
});

describe('the cubic forms', () => {
  it('have their gradients', () => {
    const point = normals(27, 5);
    expectGradient(albertDeterminant, albertDeterminantGradient(point), point);
    expectGradient(tracelessCubic, tracelessCubicGradient(point.slice(0, 26)), point.slice(0, 26));
  });

  it('are the determinant of a real symmetric matrix where the octonions are real', () => {
    // [[a, w, v], [w, b, u], [v, u, c]] = [[2, 1, −1], [1, 3, 4], [−1, 4, 5]] has the determinant −18.
    const x = new Float64Array(27);
    x.set([2, 3, 5]);
    [4, -1, 1].forEach((entry, index) => (x[3 + 8 * index] = Math.SQRT2 * entry));
    expect(Math.abs(albertDeterminant(x) + 18)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('are −2 for diag(1, 1, −2), the second axis of the diagonals without a trace', () => {
    const x = new Float64Array(26);
    x[1] = Math.sqrt(6); // diag(1, 1, −2)
    expect(Math.abs(tracelessCubic(x) + 2)).toBeLessThan(FLOAT64_SUM_ERROR);
  });
});
