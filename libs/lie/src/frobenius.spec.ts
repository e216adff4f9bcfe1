import fc from 'fast-check';
import { innerProduct, normSquared } from './frobenius.js';
import { matrixOf, multiply, scale, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { seededNormals } from './seeded-normals.js';
import { randomUnitary } from './testing/random-frame.js';
import { randomMatrix } from './testing/random-matrix.js';

/** Sums of some twenty products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-13;

/** Three matrices of one shape, of integers: their products are exact. */
const three: fc.Arbitrary<readonly [Matrix, Matrix, Matrix]> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) => {
    const one = fc
      .array(fc.integer({ min: -99, max: 99 }), { minLength: rows * columns, maxLength: rows * columns })
      .map((entries) => matrixOf(rows, columns, entries));
    return fc.tuple(one, one, one);
  });

function trace({ columns, data }: Matrix): number {
  return data.reduce((sum, entry, at) => sum + (at % (columns + 1) === 0 ? entry : 0), 0);
}

describe('the inner product', () => {
  it('is tr AᵀB, symmetric, and linear', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        const sum = { ...a, data: a.data.map((entry, at) => 7 * entry + (b.data[at] ?? NaN)) };
        expect(innerProduct(a, b)).toBe(trace(multiply(transpose(a), b)));
        expect(innerProduct(a, b)).toBe(innerProduct(b, a));
        expect(innerProduct(sum, c)).toBe(7 * innerProduct(a, c) + innerProduct(b, c));
      }),
    );
  });

  it('keeps the inequality of Cauchy and Schwarz, with equality for multiples', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        expect(innerProduct(a, b) ** 2).toBeLessThanOrEqual(normSquared(a) * normSquared(b));
        expect(innerProduct(a, scale(a, -3)) ** 2).toBe(normSquared(a) * normSquared(scale(a, -3)));
      }),
    );
  });

  it('is invariant: ⟨[X, A], B⟩ = −⟨A, [X, B]⟩ for the X of rotations, so that rotations keep it', () => {
    const draw = seededNormals(2);
    const [a, b] = [randomMatrix(4, 4, draw), randomMatrix(4, 4, draw)];
    const rotation = randomUnitary({ dimension: 4, field: 'real' }, draw);
    const turn = (one: Matrix): Matrix => multiply(multiply(rotation, one), transpose(rotation));
    expect(Math.abs(innerProduct(turn(a), turn(b)) - innerProduct(a, b))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is 0 without entries', () => {
    expect(innerProduct(matrixOf(0, 3), matrixOf(0, 3))).toBe(0);
  });

  it('refuses matrices of two shapes, even of as many entries', () => {
    expect(() => innerProduct(matrixOf(2, 3), matrixOf(3, 2))).toThrow(RangeError);
  });
});

describe('the squared norm', () => {
  it('is positive but for zero, and quadratic', () => {
    fc.assert(
      fc.property(three, ([a]) => {
        expect(normSquared(a) > 0).toBe(a.data.some((entry) => entry !== 0));
        expect(normSquared(scale(a, -5))).toBe(25 * normSquared(a));
      }),
    );
  });

  it.each([NaN, Infinity, -Infinity])('is not finite when an entry is %d', (entry) => {
    expect(Number.isFinite(normSquared(matrixOf(1, 2, [0, entry])))).toBe(false);
  });
});
