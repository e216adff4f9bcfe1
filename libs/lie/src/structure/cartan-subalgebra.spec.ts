import { g2 } from '../algebras/g2.js';
import { lorentz } from '../testing/lorentz.js';
import { sl } from '../algebras/sl.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
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
import { cartanSubalgebra, isReductive, unitElement } from './cartan-subalgebra.js';
import { adjointOf, identity, lieAlgebra, lieAlgebraOf, restrictTo, rowsOf, type LieAlgebra } from './lie-algebra.js';

/** A nullspace from a Gram matrix whose smallest other singular value is about 0.1. */
const SPACE_ERROR = 1e-10;

/** name; generators; rank; whether it is reductive, so that its Cartan subalgebra is abelian */
const ALGEBRAS: readonly (readonly [string, Matrix[], number, boolean])[] = [
  ['so(3)', so(3), 1, true],
  ['so(6)', so(6), 3, true],
  ['so(7)', so(7), 3, true],
  ['so(1,3)', lorentz(), 2, true],
  ['su(4)', su(4), 3, true],
  ['u(3)', u(3), 3, true],
  ['sl(4)', sl(4), 3, true],
  ['gl(3)', gl(3), 3, true],
  ['sp(4,R)', symplectic(2), 2, true],
  ['g2', g2(), 2, true],
  ['so(3)⊕so(4)', directSum(so(3), so(4)), 3, true],
  ['an abelian algebra', diagonals(3), 3, true],
  ['one generator', so(2), 1, true],
  ['the algebra of Heisenberg, which is nilpotent', strictlyUpperTriangular(3), 3, false],
  ['a nilpotent algebra of dimension 6', strictlyUpperTriangular(4), 6, false],
  ['the upper triangular matrices', upperTriangular(3), 3, false],
  ['e(2)', euclidean(2), 1, false],
  ['e(3)', euclidean(3), 2, false],
];

/** The rank of an algebra; null where there is no gap. */
function rank(algebra: LieAlgebra): number | null {
  return cartanSubalgebra(algebra)?.rows ?? null;
}

describe.each(ALGEBRAS)('%s', (_name, generators, expected, reductive) => {
  const algebra = lieAlgebra(structureConstants(generators));
  const cartan = cartanSubalgebra(algebra) ?? matrixOf(99, generators.length);

  it(`has rank ${String(expected)}`, () => {
    expect(rank(algebra)).toBe(expected);
    expect(cartan.columns).toBe(generators.length);
  });

  it.each([1, 2])('has that in any basis and any coordinates, at seed %i', (seed) => {
    const draw = seededNormals(seed);
    const mixed = mixGenerators(randomMixing(generators.length, draw), generators);
    const frame = randomFrame({ dimension: generators[0]?.rows ?? 0, field: 'real' }, 2, draw);
    expect(rank(lieAlgebraOf(conjugateBy(frame, mixed)))).toBe(expected);
  });

  it(`is${reductive ? '' : ' not'} reductive`, () => {
    expect(isReductive(algebra)).toBe(reductive);
  });

  it('has orthonormal coordinates of its Cartan subalgebra, which closes', () => {
    expect(largestDifference(multiply(cartan, transpose(cartan)), identity(cartan.rows))).toBeLessThan(SPACE_ERROR);
    for (const row of rowsOf(cartan)) {
      const images = multiply(cartan, transpose(adjointOf(algebra, row))); // [h, h′], rows
      const inside = multiply(multiply(images, transpose(cartan)), cartan);
      expect(largestDifference(inside, images)).toBeLessThan(SPACE_ERROR);
    }
  });

  it('has a nilpotent Cartan subalgebra, abelian where the algebra is reductive', () => {
    const own = restrictTo(algebra, cartan);
    const draw = seededNormals(3);
    const ad = adjointOf(own, unitElement(own.dimension, draw));
    const power = own.adjoint.reduce((product) => multiply(product, ad), ad);
    expect(largestEntry(reductive ? ad : power)).toBeLessThan(SPACE_ERROR);
  });
});

describe('the Cartan subalgebra', () => {
  it('is found once for an algebra, and the same for an equal one', () => {
    const [first, second] = [so(5), so(5)].map((set) => lieAlgebra(structureConstants(set)));
    if (first === undefined || second === undefined) throw new Error('there are two');
    expect(cartanSubalgebra(first)).toBe(cartanSubalgebra(first));
    expect(cartanSubalgebra(second)).toEqual(cartanSubalgebra(first));
  });

  it('is not said where the noise leaves no gap, or is NaN', () => {
    const algebra = lieAlgebra(structureConstants(so(4)));
    expect(rank({ ...algebra, noise: 0.3 })).toBeNull();
    const broken = lieAlgebra(matrixOf(3, 3, Array<number>(9).fill(NaN)));
    expect(rank(broken)).toBeNull();
    expect(isReductive(broken)).toBe(false);
  });
});

it.each([1, 2, 7])('a unit element of %i coordinates has length 1', (dimension) => {
  expect(Math.abs(Math.hypot(...unitElement(dimension, seededNormals(1))) - 1)).toBeLessThan(1e-15 * 4);
});
