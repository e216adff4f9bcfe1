import { so } from './testing/so.js';
import { sl } from './algebras/sl.js';
import { su } from './algebras/su.js';
import { bracketPairs } from './bracket-pairs.js';
import { matrixOf, scale } from './matrix.js';
import type { Matrix } from './matrix.js';
import { pairs } from './pairs.js';
import { seededNormals } from './seeded-normals.js';
import { structureConstants } from './structure-constants.js';
import { adjointOf, lieAlgebra } from './structure/lie-algebra.js';
import { directSum, strictlyUpperTriangular, upperTriangular } from './testing/example-algebras.js';
import { largestDifference, largestEntry } from './testing/largest-difference.js';
import { conjugateBy, randomFrame } from './testing/random-frame.js';
import { mixGenerators, randomMixing } from './testing/random-matrix.js';

/** Least squares of bases of condition 10 at most, in float64. */
const LEAST_SQUARES_ERROR = 1e-12;

const algebras: readonly (readonly [string, Matrix[]])[] = [
  ['so(4)', so(4)],
  ['su(3)', su(3)],
  ['sl(3)', sl(3)],
  ['the algebra of Heisenberg', strictlyUpperTriangular(3)],
  ['the upper triangular matrices', upperTriangular(3)],
];

/** a_abc with any a and b. */
function constant(constants: Matrix, a: number, b: number, c: number): number {
  if (a === b) return 0;
  const row = pairs(constants.columns).findIndex(([i, j]) => i === Math.min(a, b) && j === Math.max(a, b));
  return (a < b ? 1 : -1) * (constants.data[row * constants.columns + c] ?? NaN);
}

describe.each(algebras)('the structure constants of %s', (_name, generators) => {
  const draw = seededNormals(generators.length);
  const count = generators.length;
  const constants = structureConstants(generators);

  it('do not change with the coordinates of the features', () => {
    const n = generators[0]?.rows ?? 0;
    const frame = randomFrame({ dimension: n, field: 'real' }, 3, draw);
    const moved = structureConstants(conjugateBy(frame, generators));
    expect(largestDifference(moved, constants)).toBeLessThan(LEAST_SQUARES_ERROR);
  });

  it('are a tensor: for J′ = M J, Σ_c a′_abc M_cd = Σ_ef M_ae M_bf a_efd', () => {
    const mixing = randomMixing(count, draw);
    const mixed = structureConstants(mixGenerators(mixing, generators));
    const at = (a: number, b: number): number => mixing.data[a * count + b] ?? NaN;
    const sum = (of: (index: number) => number): number =>
      Array.from({ length: count }, (_, index) => of(index)).reduce((total, one) => total + one, 0);
    const misses = pairs(count).flatMap(([a, b]) =>
      Array.from({ length: count }, (_, d) =>
        Math.abs(
          sum((c) => constant(mixed, a, b, c) * at(c, d)) -
            sum((e) => at(a, e) * sum((f) => at(b, f) * constant(constants, e, f, d))),
        ),
      ),
    );
    expect(Math.max(...misses)).toBeLessThan(LEAST_SQUARES_ERROR);
  });

  it('grow with the generators', () => {
    const longer = structureConstants(generators.map((one) => scale(one, 1e6)));
    expect(largestDifference(longer, scale(constants, 1e6))).toBeLessThan(1e6 * LEAST_SQUARES_ERROR);
  });

  it('keep the Jacobi identity: ad_[x,y] = ad_x ad_y − ad_y ad_x, on coordinates', () => {
    const algebra = lieAlgebra(constants);
    const units = algebra.adjoint.map((_, a) => Float64Array.from({ length: count }, (__, b) => (a === b ? 1 : 0)));
    const brackets = bracketPairs(algebra.adjoint);
    const misses = pairs(count).map(([a, b], row) => {
      const image = adjointOf(algebra, units[a] ?? []).data.filter((_, at) => at % count === b);
      return largestDifference(adjointOf(algebra, image), brackets[row] ?? matrixOf(0, 0));
    });
    expect(Math.max(...misses)).toBeLessThan(LEAST_SQUARES_ERROR);
  });
});

describe('structureConstants', () => {
  it('of so(3) are those of the cross product, up to the order of planes', () => {
    // [J_01, J_02] = −J_12, [J_01, J_12] = J_02, [J_02, J_12] = −J_01
    const expected = matrixOf(3, 3, [0, 0, -1, 0, 1, 0, -1, 0, 0]);
    expect(largestDifference(structureConstants(so(3)), expected)).toBeLessThan(LEAST_SQUARES_ERROR);
  });

  it.each([
    [1, 2, 3, 1],
    [1, 4, 7, 1 / 2],
    [1, 5, 6, -1 / 2],
    [2, 4, 6, 1 / 2],
    [2, 5, 7, 1 / 2],
    [3, 4, 5, 1 / 2],
    [3, 6, 7, -1 / 2],
    [4, 5, 8, Math.sqrt(3) / 2],
    [6, 7, 8, Math.sqrt(3) / 2],
  ])('of su(3) are √2 f_%i%i%i of Gell-Mann, %d', (a, b, c, f) => {
    const constants = structureConstants(su(3));
    for (const [i, j, k] of [
      [a, b, c],
      [b, c, a],
      [c, a, b],
    ] as const) {
      expect(Math.abs(constant(constants, i - 1, j - 1, k - 1) - Math.SQRT2 * f)).toBeLessThan(LEAST_SQUARES_ERROR);
    }
  });

  it('of orthonormal compact generators are totally antisymmetric', () => {
    const constants = structureConstants(su(4));
    for (const [a, b] of pairs(15)) {
      for (let c = 0; c < 15; c += 4) {
        const turned = constant(constants, b, c, a);
        expect(Math.abs(constant(constants, a, b, c) - turned)).toBeLessThan(LEAST_SQUARES_ERROR);
      }
    }
  });

  it('of a direct sum vanish between its parts', () => {
    const constants = structureConstants(directSum(so(3), su(2)));
    const mixed = pairs(6).flatMap(([a, b], row) => (a < 3 && b >= 3 ? [row] : []));
    expect(mixed).toHaveLength(9);
    for (const row of mixed) {
      expect(largestEntry(matrixOf(1, 6, constants.data.slice(6 * row, 6 * row + 6)))).toBeLessThan(
        LEAST_SQUARES_ERROR,
      );
    }
  });

  it('of a set that does not close are those of the projection: [J_01, J_02] of so(3) is orthogonal to both', () => {
    expect(largestEntry(structureConstants(so(3).slice(0, 2)))).toBeLessThan(LEAST_SQUARES_ERROR);
  });

  it('are read off the brackets that are given, where they are no commutators', () => {
    const [x, y] = [matrixOf(1, 2, [2, 0]), matrixOf(1, 2, [1, 1])];
    // [x, y] = (0, 3) = −3/2 x + 3 y
    expect(Array.from(structureConstants([x, y], [matrixOf(1, 2, [0, 3])]).data)).toEqual([-1.5, 3]);
  });

  it('of one generator have no row, and of none no column', () => {
    expect(structureConstants(so(2))).toEqual(matrixOf(0, 1));
    expect(structureConstants([])).toEqual(matrixOf(0, 0));
  });

  it.each([
    ['dependent', [...so(3), ...so(3)]],
    ['infinite', [matrixOf(1, 1, [Infinity])]],
    ['not of one shape', [...so(2), ...so(3)]],
  ])('refuse generators that are %s', (_name, generators) => {
    expect(() => structureConstants(generators)).toThrow(RangeError);
  });
});
