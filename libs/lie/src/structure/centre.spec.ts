import { sl } from '../algebras/sl.js';
import { so } from '../testing/so.js';
import { u } from '../algebras/u.js';
import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { structureConstants } from '../structure-constants.js';
import {
  diagonals,
  directSum,
  euclidean,
  gl,
  strictlyUpperTriangular,
  symplectic,
  upperTriangular,
} from '../testing/example-algebras.js';
import { largestDifference, largestEntry } from '../testing/largest-difference.js';
import { conjugateBy, randomFrame } from '../testing/random-frame.js';
import { mixGenerators, randomMixing } from '../testing/random-matrix.js';
import { centre, derivedAlgebra } from './centre.js';
import { adjointOf, identity, lieAlgebra, lieAlgebraOf, restrictTo, rowsOf } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';

/** Brackets and projections of orthonormal rows in float64, of which the spaces come from a Gram matrix. */
const SPACE_ERROR = 1e-11;

/** name; generators; dimension of the centre; dimensions of the derived series, from the derived algebra on */
const ALGEBRAS: readonly (readonly [string, Matrix[], number, readonly number[]])[] = [
  ['so(4)', so(4), 0, [6]],
  ['sl(3)', sl(3), 0, [8]],
  ['sp(4,R)', symplectic(2), 0, [10]],
  ['u(3)', u(3), 1, [8, 8]],
  ['gl(3)', gl(3), 1, [8, 8]],
  ['u(2)⊕u(1)', directSum(u(2), u(1)), 2, [3, 3]],
  ['an abelian algebra', diagonals(4), 4, [0]],
  ['the algebra of Heisenberg', strictlyUpperTriangular(3), 1, [1, 0]],
  ['a nilpotent algebra of dimension 6', strictlyUpperTriangular(4), 1, [3, 0]],
  ['the upper triangular matrices of size 4', upperTriangular(4), 1, [6, 3, 0]],
  ['the line', euclidean(1), 1, [0]],
  ['e(2), which is solvable', euclidean(2), 0, [2, 0]],
  ['e(3), which is its own derived algebra', euclidean(3), 0, [6]],
  ['e(2)⊕so(3)', directSum(euclidean(2), so(3)), 0, [5, 3, 3]],
];

/** Dimensions of g′, g″, …, as many as are asked for. */
function derivedSeries(algebra: LieAlgebra, count: number): number[] {
  const basis = derivedAlgebra(algebra);
  if (basis === null || count === 0) return [];
  return [basis.rows, ...(basis.rows === 0 ? [] : derivedSeries(restrictTo(algebra, basis), count - 1))];
}

describe.each(ALGEBRAS)('%s', (_name, generators, centreDimension, series) => {
  const algebra = lieAlgebra(structureConstants(generators));
  const [middle, derived] = [centre(algebra), derivedAlgebra(algebra)].map((basis) => basis ?? matrixOf(99, 99));
  if (middle === undefined || derived === undefined) throw new Error('there are two');

  it(`has a centre of dimension ${String(centreDimension)}, orthonormal, that commutes with everything`, () => {
    expect([middle.rows, middle.columns]).toEqual([centreDimension, generators.length]);
    expect(largestDifference(multiply(middle, transpose(middle)), identity(centreDimension))).toBeLessThan(SPACE_ERROR);
    for (const row of rowsOf(middle)) {
      expect(largestEntry(adjointOf(algebra, row))).toBeLessThan(SPACE_ERROR);
    }
  });

  it(`has the derived series ${series.join(', ')}`, () => {
    expect(derivedSeries(algebra, series.length)).toEqual(series);
  });

  it('has all its brackets in its derived algebra, which is orthonormal', () => {
    expect(largestDifference(multiply(derived, transpose(derived)), identity(derived.rows))).toBeLessThan(SPACE_ERROR);
    for (const ad of algebra.adjoint) {
      const images = transpose(ad); // rows [J_a, J_b]
      const inside = multiply(multiply(images, transpose(derived)), derived);
      expect(largestDifference(inside, images)).toBeLessThan(SPACE_ERROR);
    }
  });

  it.each([1, 2])('has both in any basis and any coordinates, at seed %i', (seed) => {
    const draw = seededNormals(seed);
    const mixed = mixGenerators(randomMixing(generators.length, draw), generators);
    const frame = randomFrame({ dimension: generators[0]?.rows ?? 0, field: 'real' }, 3, draw);
    const other = lieAlgebraOf(conjugateBy(frame, mixed));
    expect([centre(other)?.rows, derivedAlgebra(other)?.rows]).toEqual([centreDimension, series[0]]);
  });
});

describe('the lower central series', () => {
  it('of the strictly upper triangular matrices of size 5 steps down by one diagonal at a time', () => {
    const algebra = lieAlgebra(structureConstants(strictlyUpperTriangular(5)));
    // The derived algebra lies above the second diagonal, and its centre and that of the whole are the corner.
    expect([algebra.dimension, derivedAlgebra(algebra)?.rows, centre(algebra)?.rows]).toEqual([10, 6, 1]);
  });
});

describe('what is not clear', () => {
  const algebra = lieAlgebra(structureConstants(so(3)));

  it('of the noise is not said', () => {
    expect(centre({ ...algebra, noise: 0.5 })).toBeNull();
    expect(derivedAlgebra({ ...algebra, noise: 0.5 })).toBeNull();
  });

  it('because it is NaN is not said', () => {
    const broken = lieAlgebra(matrixOf(3, 3, [0, 0, 1, NaN, 0, 0, 0, 1, 0]));
    expect(centre(broken)).toBeNull();
    expect(derivedAlgebra(broken)).toBeNull();
  });
});

it('an algebra of one dimension is its centre, and one of none has an empty one', () => {
  const line = lieAlgebra(matrixOf(0, 1));
  expect([centre(line)?.rows, derivedAlgebra(line)?.rows]).toEqual([1, 0]);
  expect(centre(lieAlgebra(matrixOf(0, 0)))).toEqual(matrixOf(0, 0));
  expect(derivedAlgebra(lieAlgebra(matrixOf(0, 0)))).toBeNull();
});
