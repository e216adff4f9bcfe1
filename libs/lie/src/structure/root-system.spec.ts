import { g2 } from '../algebras/g2.js';
import { lorentz } from '../testing/lorentz.js';
import { sl } from '../algebras/sl.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
import { multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { directSum, symplectic } from '../testing/example-algebras.js';
import { largestDifference } from '../testing/largest-difference.js';
import { diagonalMatrix } from '../testing/random-frame.js';
import { mixGenerators, randomMixing } from '../testing/random-matrix.js';
import { killingForm } from './killing-form.js';
import { adjointOf, lieAlgebraOf, rowsOf } from './lie-algebra.js';
import { rootSystem } from './root-system.js';
import type { Root } from './root-system.js';

/** Eigenvalues by QR iterations, of matrices whose condition is of order 100. */
const ROOT_ERROR = 1e-9;

/**
 * name; generators; rank; squared lengths with their numbers. The longest root has (α, α) = 1/h, h the dual Coxeter number;
 * over the reals a complex algebra has the roots of two copies.
 */
const SYSTEMS: readonly (readonly [string, Matrix[], number, readonly (readonly [length: number, count: number])[]])[] =
  [
    ['so(3)', so(3), 1, [[1 / 2, 2]]],
    ['sl(2,R), whose roots are real', sl(2), 1, [[1 / 2, 2]]],
    ['su(3)', su(3), 2, [[1 / 3, 6]]],
    ['sl(3,R)', sl(3), 2, [[1 / 3, 6]]],
    ['su(5)', su(5), 4, [[1 / 5, 20]]],
    ['so(8)', so(8), 4, [[1 / 6, 24]]],
    ['so(1,3)', lorentz(), 2, [[1 / 2, 4]]],
    [
      'so(5)',
      so(5),
      2,
      [
        [1 / 6, 4],
        [1 / 3, 4],
      ],
    ],
    [
      'so(7)',
      so(7),
      3,
      [
        [1 / 10, 6],
        [1 / 5, 12],
      ],
    ],
    [
      'sp(4,R)',
      symplectic(2),
      2,
      [
        [1 / 6, 4],
        [1 / 3, 4],
      ],
    ],
    [
      'g2',
      g2(),
      2,
      [
        [1 / 12, 6],
        [1 / 4, 6],
      ],
    ],
    [
      'so(3)⊕su(3)',
      directSum(so(3), su(3)),
      3,
      [
        [1 / 3, 6],
        [1 / 2, 2],
      ],
    ],
  ];

/** (α, β) in the metric of the Killing form, as `lengthSquared` is (α, α). */
function product(signs: readonly number[], a: Root, b: Root): number {
  return signs.reduce(
    (sum, sign, k) =>
      sum + sign * ((a.real[k] ?? NaN) * (b.real[k] ?? NaN) - (a.imaginary[k] ?? NaN) * (b.imaginary[k] ?? NaN)),
    0,
  );
}

const difference = (a: Root, b: Root, sign: number): number =>
  Math.hypot(
    ...a.real.map((part, k) => part - sign * (b.real[k] ?? NaN)),
    ...a.imaginary.map((part, k) => part - sign * (b.imaginary[k] ?? NaN)),
  );

describe.each(SYSTEMS)('the roots of %s', (_name, generators, rank, lengths) => {
  const draw = seededNormals(generators.length);
  const algebra = lieAlgebraOf(mixGenerators(randomMixing(generators.length, draw), generators));
  const system = rootSystem(algebra);
  if (system === null) throw new Error('the algebra is semisimple');
  const { roots, cartanBasis } = system;

  it('are N − rank', () => {
    expect(system.rank).toBe(rank);
    expect(roots).toHaveLength(generators.length - rank);
  });

  it('have the squared lengths of their diagram', () => {
    const expected = lengths.flatMap(([length, count]) => Array<number>(count).fill(length));
    const found = roots.map(({ lengthSquared }) => lengthSquared).toSorted((a, b) => a - b);
    found.forEach((length, k) => {
      expect(Math.abs(length - (expected[k] ?? NaN))).toBeLessThan(ROOT_ERROR);
    });
  });

  it('have squared lengths that add up to the rank, since K(H, H) = Σ α(H)²', () => {
    const sum = roots.reduce((total, { lengthSquared }) => total + lengthSquared, 0);
    expect(Math.abs(sum - rank)).toBeLessThan(ROOT_ERROR);
  });

  it('come with their negatives, and no other multiple', () => {
    for (const root of roots) {
      expect(roots.filter((other) => difference(other, root, -1) < ROOT_ERROR)).toHaveLength(1);
      expect(roots.filter((other) => difference(other, root, 1) < 0.05)).toHaveLength(1);
      expect(roots.some((other) => difference(other, root, 2) < ROOT_ERROR)).toBe(false);
    }
  });

  it('have integers 2 (α, β)/(β, β), none beyond 3 but for ±2 of α = ±β', () => {
    const integers = roots.flatMap((a) => roots.map((b) => (2 * product(system.signs, a, b)) / b.lengthSquared));
    const distance = integers.reduce((most, value) => Math.max(most, Math.abs(value - Math.round(value))), 0);
    expect(distance).toBeLessThan(100 * ROOT_ERROR);
    expect(Math.max(...integers.map(Math.abs))).toBeLessThan(3 + 100 * ROOT_ERROR);
  });

  it('have vectors with [H, v] = α(H) v for the whole Cartan subalgebra', () => {
    for (const { real, imaginary, vector } of roots) {
      for (const [k, row] of rowsOf(cartanBasis).entries()) {
        const ad = adjointOf(algebra, row);
        const apply = (data: Float64Array): Float64Array => multiply(ad, { rows: data.length, columns: 1, data }).data;
        const [a, b] = [real[k] ?? NaN, imaginary[k] ?? NaN];
        const [p, q] = [vector.real, vector.imaginary];
        const misses = [
          ...apply(p).map((entry, j) => entry - a * (p[j] ?? NaN) + b * (q[j] ?? NaN)),
          ...apply(q).map((entry, j) => entry - a * (q[j] ?? NaN) - b * (p[j] ?? NaN)),
        ];
        expect(Math.hypot(...misses)).toBeLessThan(ROOT_ERROR);
      }
    }
  });

  it('are on a basis of the Cartan subalgebra with K(H_j, H_k) = ±δ_jk', () => {
    const form = multiply(multiply(cartanBasis, killingForm(algebra)), transpose(cartanBasis));
    expect(system.signs.every((sign) => Math.abs(sign) === 1)).toBe(true);
    expect(largestDifference(form, diagonalMatrix(system.signs))).toBeLessThan(ROOT_ERROR);
  });

  it('stand apart from each other at the element that told them apart', () => {
    expect(Math.min(...roots.map(({ separation }) => separation))).toBeGreaterThan(0);
  });
});

describe('the root system', () => {
  it('of a compact algebra is imaginary, of a split one may be real', () => {
    const sizes = (generators: readonly Matrix[], part: 'real' | 'imaginary'): number =>
      Math.max(...(rootSystem(lieAlgebraOf(generators))?.roots ?? []).map((root) => Math.hypot(...root[part])));
    expect(sizes(su(3), 'real')).toBeLessThan(ROOT_ERROR);
    expect(sizes(su(3), 'imaginary')).toBeGreaterThan(0.1);
    expect(sizes(sl(2), 'real') + sizes(sl(2), 'imaginary')).toBeGreaterThan(0.1);
  });

  it('is found once for an algebra', () => {
    const algebra = lieAlgebraOf(so(4));
    expect(rootSystem(algebra)).toBe(rootSystem(algebra));
  });

  it('is not said where the noise leaves no Cartan subalgebra', () => {
    expect(rootSystem({ ...lieAlgebraOf(so(4)), noise: 0.3 })).toBeNull();
  });
});
