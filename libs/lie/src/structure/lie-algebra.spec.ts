import { lorentz } from '../testing/lorentz.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
import { bracket } from '../bracket.js';
import { closureResidual } from '../closure-residual.js';
import { matrixOf, multiply, transpose } from '../matrix.js';
import { orthonormalise } from '../orthonormalise.js';
import { randomRotation } from '../random-rotation.js';
import { seededNormals } from '../seeded-normals.js';
import { structureConstants } from '../structure-constants.js';
import { directSum } from '../testing/example-algebras.js';
import { largestDifference, largestEntry } from '../testing/largest-difference.js';
import { mixGenerators, randomMixing } from '../testing/random-matrix.js';
import { adjointOf, EXACT_NOISE, identity, lieAlgebra, lieAlgebraOf, restrictTo, rowsOf } from './lie-algebra.js';

/** Brackets of orthonormal generators in float64. */
const FLOAT64_SUM_ERROR = 1e-12;

const draw = seededNormals(1);
const random = (length: number): Float64Array => Float64Array.from({ length }, draw);

/** [x, y] in coordinates: ad_x y. */
const product = (algebra: ReturnType<typeof lieAlgebra>, x: Float64Array, y: Float64Array): Float64Array =>
  multiply(adjointOf(algebra, x), matrixOf(y.length, 1, y)).data;

describe.each([
  ['so(4)', so(4)],
  ['su(3)', su(3)],
  ['so(1,3)', lorentz()],
])('ad of %s', (_name, generators) => {
  const algebra = lieAlgebra(structureConstants(generators));
  const [x, y] = [random(generators.length), random(generators.length)];

  it('is a homomorphism: ad_[x,y] = [ad_x, ad_y]', () => {
    const left = adjointOf(algebra, product(algebra, x, y));
    expect(largestDifference(left, bracket(adjointOf(algebra, x), adjointOf(algebra, y)))).toBeLessThan(
      100 * FLOAT64_SUM_ERROR,
    );
  });

  it('is the bracket of the matrices: Σ_c (ad_x y)_c J_c = [Σ_a x_a J_a, Σ_b y_b J_b]', () => {
    const [asX, asY, asProduct] = [x, y, product(algebra, x, y)].map(
      (coordinates) => mixGenerators(matrixOf(1, coordinates.length, coordinates), generators)[0],
    );
    const [first, second, third] = [asX, asY, asProduct].map((one) => one ?? matrixOf(0, 0));
    if (first === undefined || second === undefined || third === undefined) throw new Error('there are three');
    expect(largestDifference(third, bracket(first, second))).toBeLessThan(100 * FLOAT64_SUM_ERROR);
  });

  it('is linear, and takes x to zero', () => {
    const sum = adjointOf(
      algebra,
      x.map((entry, k) => 2 * entry - (y[k] ?? NaN)),
    );
    const [ofX, ofY] = [adjointOf(algebra, x), adjointOf(algebra, y)];
    const expected = { ...ofX, data: ofX.data.map((entry, at) => 2 * entry - (ofY.data[at] ?? NaN)) };
    expect(largestDifference(sum, expected)).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(largestEntry(matrixOf(1, x.length, product(algebra, x, x)))).toBeLessThan(FLOAT64_SUM_ERROR);
  });
});

describe('lieAlgebra', () => {
  it('is never better known than to rounding', () => {
    expect(lieAlgebra(structureConstants(so(3)), 0).noise).toBe(EXACT_NOISE);
    expect(lieAlgebra(structureConstants(so(3)), 1e-3).noise).toBe(1e-3);
  });

  it('of one generator has the bracket 0, and of none no dimension', () => {
    expect(lieAlgebra(matrixOf(0, 1)).adjoint).toEqual([matrixOf(1, 1)]);
    expect(lieAlgebra(matrixOf(0, 0))).toMatchObject({ dimension: 0, adjoint: [] });
  });
});

describe('lieAlgebraOf', () => {
  it('has the structure constants and the closure residual of its orthonormal basis', () => {
    const generators = mixGenerators(randomMixing(5, seededNormals(2)), so(4).slice(0, 5));
    const algebra = lieAlgebraOf(generators);
    const basis = orthonormalise(generators);
    expect(algebra.basis).toEqual(basis);
    expect(Math.abs(algebra.closureResidual - closureResidual(basis))).toBeLessThan(FLOAT64_SUM_ERROR);
    const expected = lieAlgebra(structureConstants(basis));
    algebra.adjoint.forEach((one, a) => {
      expect(largestDifference(one, expected.adjoint[a] ?? one)).toBeLessThan(FLOAT64_SUM_ERROR);
    });
  });

  it('knows its brackets the worse the less it closes: noise 2 √(2r/N)', () => {
    const { noise, closureResidual: missed } = lieAlgebraOf(so(3).slice(0, 2));
    expect(Math.abs(missed - 2)).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(Math.abs(noise - 2 * Math.sqrt(2))).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(lieAlgebraOf(so(3)).noise).toBeLessThan(1e-6);
  });

  it.each([
    ['dependent', [...so(3), ...so(3)]],
    ['not finite', [matrixOf(2, 2, [0, NaN, 0, 0])]],
    ['not of one shape', [...so(2), ...so(3)]],
    ['not square', [matrixOf(1, 2, [1, 0]), matrixOf(1, 2, [0, 1])]],
  ])('refuses generators that are %s', (_name, generators) => {
    expect(() => lieAlgebraOf(generators)).toThrow(RangeError);
  });
});

describe('restrictTo', () => {
  const sum = lieAlgebra(structureConstants(directSum(so(3), su(2))));

  it('a part of a direct sum is that part', () => {
    const first = { ...matrixOf(3, 6), data: identity(6).data.slice(0, 18) };
    const expected = lieAlgebra(structureConstants(so(3)));
    const found = restrictTo(sum, first);
    expect(found.dimension).toBe(3);
    found.adjoint.forEach((one, a) => {
      expect(largestDifference(one, expected.adjoint[a] ?? one)).toBeLessThan(FLOAT64_SUM_ERROR);
    });
  });

  it('all of it is it, and in rotated coordinates the same rotated: ad′_a = R (Σ_b R_ab ad_b) Rᵀ', () => {
    expect(restrictTo(sum, identity(6))).toBe(sum);
    const rotation = randomRotation(6, seededNormals(3));
    const back = restrictTo(restrictTo(sum, rotation), transpose(rotation));
    back.adjoint.forEach((one, a) => {
      expect(largestDifference(one, sum.adjoint[a] ?? one)).toBeLessThan(FLOAT64_SUM_ERROR);
    });
  });

  it('nothing is the algebra of dimension 0', () => {
    expect(restrictTo(sum, matrixOf(0, 6))).toMatchObject({ dimension: 0, adjoint: [], noise: sum.noise });
  });
});

describe('rowsOf', () => {
  it('are copies of the rows', () => {
    const matrix = matrixOf(2, 3, [1, 2, 3, 4, 5, 6]);
    const rows = rowsOf(matrix);
    expect(rows).toEqual([Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6)]);
    rows[0]?.fill(0);
    expect(matrix.data[0]).toBe(1);
  });

  it('of a matrix without rows are none, and without columns empty ones', () => {
    expect(rowsOf(matrixOf(0, 3))).toEqual([]);
    expect(rowsOf(matrixOf(2, 0))).toEqual([new Float64Array(0), new Float64Array(0)]);
  });
});
