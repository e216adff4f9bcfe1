import { g2 } from '../algebras/g2.js';
import { lorentz } from '../testing/lorentz.js';
import { sl } from '../algebras/sl.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
import { u } from '../algebras/u.js';
import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { diagonals, directSum, euclidean, strictlyUpperTriangular } from '../testing/example-algebras.js';
import { largestDifference, largestEntry } from '../testing/largest-difference.js';
import { mixGenerators, randomMixing } from '../testing/random-matrix.js';
import { ideals } from './ideals.js';
import { killingForm } from './killing-form.js';
import { identity, lieAlgebraOf, restrictTo } from './lie-algebra.js';

/** Root vectors by QR iterations, then nullspaces of Gram matrices. */
const IDEAL_ERROR = 1e-9;

/** name; generators; dimensions of the simple ideals and of the centre */
const REDUCTIVE: readonly (readonly [string, Matrix[], readonly number[], number])[] = [
  ['so(3)', so(3), [3], 0],
  ['so(4)', so(4), [3, 3], 0],
  ['so(5)', so(5), [10], 0],
  ['so(1,3), which is complex', lorentz(), [6], 0],
  ['u(3)', u(3), [8], 1],
  ['su(2)⊕su(3)', directSum(su(2), su(3)), [8, 3], 0],
  ['sl(2)⊕so(3)', directSum(sl(2), so(3)), [3, 3], 0],
  ['so(3)⊕so(4)', directSum(so(3), so(4)), [3, 3, 3], 0],
  ['g2⊕u(2)', directSum(g2(), u(2)), [14, 3], 1],
  ['an abelian algebra', diagonals(3), [], 3],
];

describe.each(REDUCTIVE)('the ideals of %s', (_name, generators, dimensions, centreDimension) => {
  const draw = seededNormals(generators.length);
  const algebra = lieAlgebraOf(mixGenerators(randomMixing(generators.length, draw), generators));
  const { simple, centre } = ideals(algebra) ?? { simple: [], centre: matrixOf(99, 0) };
  const parts = [...simple, centre];

  it('have the dimensions of the parts, the largest first', () => {
    expect(simple.map(({ rows }) => rows)).toEqual(dimensions);
    expect(centre.rows).toBe(centreDimension);
  });

  it('are orthonormal, and take brackets with everything into themselves', () => {
    for (const part of parts) {
      expect(largestDifference(multiply(part, transpose(part)), identity(part.rows))).toBeLessThan(IDEAL_ERROR);
      for (const ad of algebra.adjoint) {
        const images = multiply(part, transpose(ad));
        expect(largestDifference(multiply(multiply(images, transpose(part)), part), images)).toBeLessThan(IDEAL_ERROR);
      }
    }
  });

  it('are orthogonal to each other in the Killing form, and commute', () => {
    const form = killingForm(algebra);
    for (const [index, part] of parts.entries()) {
      for (const other of parts.slice(index + 1)) {
        expect(largestEntry(multiply(multiply(part, form), transpose(other)))).toBeLessThan(IDEAL_ERROR);
      }
    }
  });

  it('are simple: each has one ideal, itself', () => {
    for (const part of simple) {
      const own = ideals(restrictTo(algebra, part));
      expect(own?.simple.map(({ rows }) => rows)).toEqual([part.rows]);
      expect(own?.centre.rows).toBe(0);
    }
  });
});

it.each([
  ['the algebra of Heisenberg', strictlyUpperTriangular(3)],
  ['e(2)', euclidean(2)],
  ['e(3), whose shifts are an ideal without a complement', euclidean(3)],
])('%s is not reductive, and not split', (_name, generators) => {
  expect(ideals(lieAlgebraOf(generators))).toBeNull();
});

it('nothing is split where the noise leaves no gap', () => {
  expect(ideals({ ...lieAlgebraOf(so(4)), noise: 0.3 })).toBeNull();
});
