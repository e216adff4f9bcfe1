import fc from 'fast-check';
import { bracket } from './bracket.js';
import { matrixOf, multiply, scale } from './matrix.js';
import type { Matrix } from './matrix.js';
import { seededNormals } from './seeded-normals.js';
import { largestDifference, largestEntry } from './testing/largest-difference.js';
import { conjugateBy, randomFrame } from './testing/random-frame.js';
import { randomMatrix } from './testing/random-matrix.js';

/** Products of two frames of condition 10 and entries of order 1, in float64. */
const FRAME_ERROR = 1e-12;

/** So many matrices [n, n] of small integers: products and sums of them are exact, and so are the laws. */
const integers = (count: number): fc.Arbitrary<Matrix[]> =>
  fc.integer({ min: 1, max: 5 }).chain((n) =>
    fc.array(
      fc
        .array(fc.integer({ min: -50, max: 50 }), { minLength: n * n, maxLength: n * n })
        .map((entries) => matrixOf(n, n, entries)),
      { minLength: count, maxLength: count },
    ),
  );

const add = (a: Matrix, b: Matrix): Matrix => ({ ...a, data: a.data.map((entry, at) => entry + (b.data[at] ?? NaN)) });

/** Checks a law of so many matrices, which gives what must be zero. */
function expectZero(count: number, law: (...matrices: readonly Matrix[]) => Matrix): void {
  fc.assert(
    fc.property(integers(count), (matrices) => {
      expect(largestEntry(law(...matrices))).toBe(0);
    }),
  );
}

const zero = matrixOf(1, 1);

describe('the bracket', () => {
  it('is AB − BA', () => {
    expectZero(2, (a = zero, b = zero) => add(bracket(a, b), add(multiply(b, a), scale(multiply(a, b), -1))));
  });

  it('is antisymmetric, and exactly zero of a matrix with itself, whatever its entries', () => {
    expectZero(2, (a = zero, b = zero) => add(bracket(a, b), bracket(b, a)));
    const skew = randomMatrix(6, 6, seededNormals(1));
    expect(largestEntry(bracket(skew, skew))).toBe(0);
  });

  it('is linear in either argument', () => {
    expectZero(3, (a = zero, b = zero, c = zero) =>
      add(bracket(add(scale(a, 3), b), c), scale(add(scale(bracket(a, c), 3), bracket(b, c)), -1)),
    );
  });

  it('keeps the Jacobi identity [A, [B, C]] + [B, [C, A]] + [C, [A, B]] = 0', () => {
    expectZero(3, (a = zero, b = zero, c = zero) =>
      add(bracket(a, bracket(b, c)), add(bracket(b, bracket(c, a)), bracket(c, bracket(a, b)))),
    );
  });

  it('is a derivation of products: [A, BC] = [A, B]C + B[A, C]', () => {
    expectZero(3, (a = zero, b = zero, c = zero) =>
      add(bracket(a, multiply(b, c)), scale(add(multiply(bracket(a, b), c), multiply(b, bracket(a, c))), -1)),
    );
  });

  it('has no trace', () => {
    expectZero(2, (a = zero, b = zero) => {
      const { rows, data } = bracket(a, b);
      return matrixOf(1, 1, [data.reduce((sum, entry, at) => sum + (at % (rows + 1) === 0 ? entry : 0), 0)]);
    });
  });

  it('vanishes with the identity', () => {
    expectZero(1, (a = zero) => bracket(a, { ...a, data: a.data.map((_, at) => (at % (a.rows + 1) === 0 ? 1 : 0)) }));
  });

  it.each([1, 2, 3])('is covariant: [M A M⁻¹, M B M⁻¹] = M [A, B] M⁻¹, at seed %i', (seed) => {
    const draw = seededNormals(seed);
    const [a, b] = [randomMatrix(5, 5, draw), randomMatrix(5, 5, draw)];
    const frame = randomFrame({ dimension: 5, field: 'real' }, 10, draw);
    const [movedA = a, movedB = b, movedBracket = a] = conjugateBy(frame, [a, b, bracket(a, b)]);
    expect(largestDifference(bracket(movedA, movedB), movedBracket)).toBeLessThan(
      FRAME_ERROR * largestEntry(movedBracket),
    );
  });

  it('of matrices of size 0 is one of size 0', () => {
    expect(bracket(matrixOf(0, 0), matrixOf(0, 0))).toEqual(matrixOf(0, 0));
  });

  it.each([
    ['a rectangle', matrixOf(2, 3), matrixOf(2, 3)],
    ['a rectangle on the right', matrixOf(2, 2), matrixOf(2, 3)],
    ['another size', matrixOf(2, 2), matrixOf(3, 3)],
  ])('refuses %s', (_name, a, b) => {
    expect(() => bracket(a, b)).toThrow(RangeError);
  });

  it.each([NaN, Infinity])('is not finite when an entry is %d', (entry) => {
    const { data } = bracket(matrixOf(2, 2, [0, entry, 0, 0]), matrixOf(2, 2, [0, 0, 1, 0]));
    expect(data.every(Number.isFinite)).toBe(false);
  });
});
