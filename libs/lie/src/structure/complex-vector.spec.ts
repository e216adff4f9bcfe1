import { su } from '../algebras/su.js';
import { seededNormals } from '../seeded-normals.js';
import { structureConstants } from '../structure-constants.js';
import { complexBracket, complexForm, conjugate, scaleBy } from './complex-vector.js';
import type { Complex, ComplexVector } from './complex-vector.js';
import { killingForm } from './killing-form.js';
import { lieAlgebra } from './lie-algebra.js';

/** Products of structure constants and coordinates of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-12;

const ALGEBRA = lieAlgebra(structureConstants(su(3)));
const FORM = killingForm(ALGEBRA);
const draw = seededNormals(1);
const vector = (): ComplexVector => ({
  real: Float64Array.from({ length: 8 }, draw),
  imaginary: Float64Array.from({ length: 8 }, draw),
});
const [X, Y, Z] = [vector(), vector(), vector()];
const FACTOR: Complex = [0.6, -1.7];

const bracket = (x: ComplexVector, y: ComplexVector): ComplexVector => complexBracket(ALGEBRA, x, y);

/** The largest entry of a sum of vectors, which should be zero. */
function miss(...vectors: readonly ComplexVector[]): number {
  const parts = (['real', 'imaginary'] as const).map((part) =>
    vectors.reduce((sum, one) => sum.map((entry, k) => entry + (one[part][k] ?? NaN)), new Float64Array(8)),
  );
  return parts.reduce((most, part) => part.reduce((more, entry) => Math.max(more, Math.abs(entry)), most), 0);
}

const minus = (one: ComplexVector): ComplexVector => scaleBy([-1, 0], one);

describe('complex vectors', () => {
  it('are multiplied as complex numbers are: i · i = −1, and z w x = (z w) x', () => {
    expect(miss(scaleBy([0, 1], scaleBy([0, 1], X)), X)).toBe(0);
    const both = scaleBy([0.6 * 2 + 1.7 * 3, 0.6 * 3 - 1.7 * 2], X);
    expect(miss(scaleBy(FACTOR, scaleBy([2, 3], X)), minus(both))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('are conjugated twice to themselves, and antilinearly', () => {
    expect(miss(conjugate(conjugate(X)), minus(X))).toBe(0);
    const conjugated = scaleBy([FACTOR[0], -FACTOR[1]], conjugate(X));
    expect(miss(conjugate(scaleBy(FACTOR, X)), minus(conjugated))).toBeLessThan(FLOAT64_SUM_ERROR);
  });
});

describe('the complex bracket', () => {
  it('is antisymmetric, and keeps the Jacobi identity', () => {
    expect(miss(bracket(X, Y), bracket(Y, X))).toBeLessThan(FLOAT64_SUM_ERROR);
    const cycle = [bracket(X, bracket(Y, Z)), bracket(Y, bracket(Z, X)), bracket(Z, bracket(X, Y))];
    expect(miss(...cycle)).toBeLessThan(FLOAT64_SUM_ERROR * 100);
  });

  it('is complex linear in both arguments', () => {
    const expected = minus(scaleBy(FACTOR, bracket(X, Y)));
    expect(miss(bracket(scaleBy(FACTOR, X), Y), expected)).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(miss(bracket(X, scaleBy(FACTOR, Y)), expected)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is kept by conjugation, so that the real algebra is closed', () => {
    expect(miss(bracket(conjugate(X), conjugate(Y)), minus(conjugate(bracket(X, Y))))).toBeLessThan(FLOAT64_SUM_ERROR);
    const real = bracket({ ...X, imaginary: new Float64Array(8) }, { ...Y, imaginary: new Float64Array(8) });
    expect(real.imaginary).toEqual(new Float64Array(8));
  });
});

describe('the complex form', () => {
  const expectEqual = ([a, b]: Complex, [c, d]: Complex): void => {
    expect(Math.hypot(a - c, b - d)).toBeLessThan(FLOAT64_SUM_ERROR * 100);
  };

  it('is symmetric and bilinear, without a conjugation', () => {
    expectEqual(complexForm(FORM, X, Y), complexForm(FORM, Y, X));
    const [real, imaginary] = complexForm(FORM, X, Y);
    const expected: Complex = [0.6 * real + 1.7 * imaginary, 0.6 * imaginary - 1.7 * real];
    expectEqual(complexForm(FORM, scaleBy(FACTOR, X), Y), expected);
    expectEqual(complexForm(FORM, X, scaleBy(FACTOR, Y)), expected);
  });

  it('of Killing is invariant: K([x, y], z) = K(x, [y, z])', () => {
    expectEqual(complexForm(FORM, bracket(X, Y), Z), complexForm(FORM, X, bracket(Y, Z)));
  });

  it('of Killing is negative on x and its conjugate, in a compact algebra', () => {
    const [real, imaginary] = complexForm(FORM, X, conjugate(X));
    expect(real).toBeLessThan(-1);
    expect(Math.abs(imaginary)).toBeLessThan(FLOAT64_SUM_ERROR * 100);
  });
});
