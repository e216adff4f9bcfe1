import { indefiniteSo } from '../algebras/indefinite-so.js';
import { sl } from '../algebras/sl.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
import { innerProduct } from '../frobenius.js';
import { matrixOf, multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { randomRotation } from '../random-rotation.js';
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
import { killingForm, killingNoise, killingSignature } from './killing-form.js';
import { lieAlgebra, lieAlgebraOf, restrictTo } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';

/** Traces of products of ad in dimension 24 at most, entries of order 1, in float64. */
const TRACE_ERROR = 1e-11;

const algebraOf = (generators: readonly Matrix[]): LieAlgebra => lieAlgebra(structureConstants(generators));

/** K_ab by a formula in tr(J_a J_b) and the traces of both. */
function formBy(generators: readonly Matrix[], entry: (product: number, a: number, b: number) => number): Matrix {
  const trace = ({ columns, data }: Matrix): number =>
    data.reduce((sum, one, at) => sum + (at % (columns + 1) === 0 ? one : 0), 0);
  const entries = generators.flatMap((a) =>
    generators.map((b) => entry(innerProduct(transpose(a), b), trace(a), trace(b))),
  );
  return matrixOf(generators.length, generators.length, entries);
}

describe('the Killing form', () => {
  it.each<[string, Matrix[], (product: number, a: number, b: number) => number]>([
    ['so(3) is (n − 2) tr XY', so(3), (product) => product],
    ['so(6) is (n − 2) tr XY', so(6), (product) => 4 * product],
    ['so(2,3) is (n − 2) tr XY', indefiniteSo(2, 3), (product) => 3 * product],
    ['sl(2) is 2n tr XY', sl(2), (product) => 4 * product],
    ['sl(4) is 2n tr XY', sl(4), (product) => 8 * product],
    ['su(3), in real form, is n tr XY', su(3), (product) => 3 * product],
    ['su(5), in real form, is n tr XY', su(5), (product) => 5 * product],
    ['sp(4,R) is (2n + 2) tr XY', symplectic(2), (product) => 6 * product],
    ['gl(3) is 2n tr XY − 2 tr X tr Y', gl(3), (product, a, b) => 6 * product - 2 * a * b],
  ])('of %s', (_name, generators, entry) => {
    const found = killingForm(algebraOf(generators));
    expect(largestDifference(found, formBy(generators, entry))).toBeLessThan(TRACE_ERROR);
  });

  it('is symmetric, and invariant: ad_xᵀ K + K ad_x = 0', () => {
    const algebra = algebraOf(mixGenerators(randomMixing(15, seededNormals(1)), sl(4)));
    const form = killingForm(algebra);
    expect(transpose(form)).toEqual(form);
    for (const ad of algebra.adjoint) {
      const [left, right] = [multiply(transpose(ad), form), multiply(form, ad)];
      expect(largestDifference(left, scale(right, -1))).toBeLessThan(TRACE_ERROR);
    }
  });

  it('is a tensor: K′ = M K Mᵀ for J′ = M J, whatever the coordinates of the features', () => {
    const draw = seededNormals(2);
    const mixing = randomMixing(8, draw);
    const frame = randomFrame({ dimension: 6, field: 'real' }, 5, draw);
    const mixed = killingForm(algebraOf(conjugateBy(frame, mixGenerators(mixing, su(3)))));
    const expected = multiply(multiply(mixing, killingForm(algebraOf(su(3)))), transpose(mixing));
    expect(largestDifference(mixed, expected)).toBeLessThan(TRACE_ERROR);
  });

  it.each([
    ['the algebra of Heisenberg', strictlyUpperTriangular(3)],
    ['a nilpotent algebra of dimension 6', strictlyUpperTriangular(4)],
    ['an abelian one', diagonals(3)],
    ['one generator', so(2)],
  ])('vanishes for %s', (_name, generators) => {
    expect(largestEntry(killingForm(algebraOf(generators)))).toBeLessThan(TRACE_ERROR);
  });

  it('of a solvable algebra vanishes on brackets (Cartan): K(x, [y, z]) = 0', () => {
    const algebra = algebraOf(upperTriangular(3));
    const form = killingForm(algebra);
    for (const ad of algebra.adjoint) {
      expect(largestEntry(multiply(form, ad))).toBeLessThan(TRACE_ERROR);
    }
    expect(largestEntry(form)).toBeGreaterThan(1);
  });

  it('of a direct sum is that of its parts, and zero between them', () => {
    const form = killingForm(algebraOf(directSum(so(3), sl(2))));
    const parts = [...formBy(so(3), (product) => product).data, ...formBy(sl(2), (product) => 4 * product).data];
    const expected = matrixOf(6, 6);
    parts.forEach((entry, at) => {
      const [block, row, column] = [Math.floor(at / 9), Math.floor((at % 9) / 3), at % 3];
      expected.data[(3 * block + row) * 6 + 3 * block + column] = entry;
    });
    expect(largestDifference(form, expected)).toBeLessThan(TRACE_ERROR);
  });

  it('of nothing has no entry', () => {
    expect(killingForm(lieAlgebra(matrixOf(0, 0)))).toEqual(matrixOf(0, 0));
  });
});

/** name; generators; positive, negative and zero eigenvalues */
const SIGNATURES: readonly (readonly [string, Matrix[], number, number, number])[] = [
  ['so(5)', so(5), 0, 10, 0],
  ['so(2,3)', indefiniteSo(2, 3), 6, 4, 0],
  ['so(1,4)', indefiniteSo(1, 4), 4, 6, 0],
  ['sl(3,R)', sl(3), 5, 3, 0],
  ['sp(4,R)', symplectic(2), 6, 4, 0],
  ['sp(6,R)', symplectic(3), 12, 9, 0],
  ['gl(3,R)', gl(3), 5, 3, 1],
  ['so(3)⊕sl(2,R)', directSum(so(3), sl(2)), 2, 4, 0],
  ['e(3)', euclidean(3), 0, 3, 3],
  ['the upper triangular matrices of size 2', upperTriangular(2), 1, 0, 2],
];

describe.each(SIGNATURES)('the signature of %s', (_name, generators, plus, minus, zero) => {
  const expected = { plus, minus, zero };

  it(`is (${String(plus)}, ${String(minus)}, ${String(zero)})`, () => {
    expect(killingSignature(algebraOf(generators))).toEqual(expected);
  });

  it.each([1, 2])('is that in any basis and any coordinates (Sylvester), at seed %i', (seed) => {
    const draw = seededNormals(seed);
    const mixed = mixGenerators(randomMixing(generators.length, draw), generators);
    const frame = randomFrame({ dimension: generators[0]?.rows ?? 0, field: 'real' }, 3, draw);
    expect(killingSignature(lieAlgebraOf(conjugateBy(frame, mixed)))).toEqual(expected);
    expect(killingSignature(lieAlgebraOf(mixed.map((one) => scale(one, -1e-6))))).toEqual(expected);
  });
});

describe('killingSignature', () => {
  it('says nothing where an eigenvalue stands in the gap', () => {
    const algebra = algebraOf(so(3)); // eigenvalues −2
    expect(killingSignature({ ...algebra, noise: 0.01 })).toEqual({ plus: 0, minus: 3, zero: 0 });
    expect(killingSignature({ ...algebra, noise: 0.2 })).toBeNull();
  });

  it('says nothing of structure constants that are NaN', () => {
    expect(killingSignature(lieAlgebra(matrixOf(3, 3, Array<number>(9).fill(NaN))))).toBeNull();
  });

  it('of nothing is (0, 0, 0)', () => {
    expect(killingSignature(lieAlgebra(matrixOf(0, 0)))).toEqual({ plus: 0, minus: 0, zero: 0 });
  });
});

it('the noise of the form is at least twice that of the algebra, and does not depend on a rotation of the basis much', () => {
  const algebra = algebraOf(so(4));
  expect(killingNoise(algebra)).toBeGreaterThanOrEqual(2 * algebra.noise);
  const turned = restrictTo(algebra, randomRotation(6, seededNormals(3)));
  // The largest ‖ad_x‖ of a basis is between the mean over all directions and √N times that.
  expect(killingNoise(turned) / killingNoise(algebra)).toBeGreaterThan(1 / Math.sqrt(6));
  expect(killingNoise(turned) / killingNoise(algebra)).toBeLessThan(Math.sqrt(6));
});
