import { g2 } from '../algebras/g2.js';
import { lorentz } from '../testing/lorentz.js';
import { sl } from '../algebras/sl.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
import { u } from '../algebras/u.js';
import { closureResidual } from '../closure-residual.js';
import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { e6, f4 } from '../testing/cubic-algebras.js';
import {
  directSum,
  euclidean,
  gl,
  sparse,
  strictlyUpperTriangular,
  upperTriangular,
} from '../testing/example-algebras.js';
import { conjugateBy, randomFrame } from '../testing/random-frame.js';
import { mixGenerators, randomMixing } from '../testing/random-matrix.js';
import { analyseStructure } from './analyse-structure.js';
import { combine } from './name-centre.js';

/** Trained generators: float32, and losses down to 1e-10 leave about this much in an entry. */
const TRAINED_NOISE = 1e-5;

/** Products of a few matrices of order 1. */
const FLOAT64_SUM_ERROR = 1e-13;

/** Of a change of coordinates: the set is made orthonormal again, and must stay independent. */
const MODERATE_CONDITION = 2;

/** [X, Y] = Z, which commutes with both. */
const heisenberg = strictlyUpperTriangular(3);

/** name; dimension; +, −, 0 of the Killing form; rank; dimensions of centre and derived algebra; of the ideals */
type Row = readonly [string, Matrix[], readonly [number, number, number], number, number, number, readonly number[]];

/** Signatures and ranks as in Helgason, "Differential Geometry, Lie Groups, and Symmetric Spaces", chapter X. */
const NAMED: readonly Row[] = [
  ['so(2) ≅ u(1)', so(2), [0, 0, 1], 1, 1, 0, [1]],
  ['so(1,1) ≅ R', [sparse(2, [0, 0], [1, 1, -1])], [0, 0, 1], 1, 1, 0, [1]],
  ['su(2) ≅ so(3)', so(3), [0, 3, 0], 1, 0, 3, [3]],
  ['su(2) ≅ so(3)', su(2), [0, 3, 0], 1, 0, 3, [3]],
  ['sl(2,R) ≅ so(1,2)', sl(2), [2, 1, 0], 1, 0, 3, [3]],
  ['so(4) ≅ su(2)⊕su(2)', so(4), [0, 6, 0], 2, 0, 6, [3, 3]],
  ['so(1,3) ≅ sl(2,C)', lorentz(), [3, 3, 0], 2, 0, 6, [6]],
  ['so(2,2) ≅ sl(2,R)⊕sl(2,R)', directSum(sl(2), sl(2)), [4, 2, 0], 2, 0, 6, [3, 3]],
  ['so(5) ≅ sp(2)', so(5), [0, 10, 0], 2, 0, 10, [10]],
  ['u(2) ≅ su(2)⊕u(1)', u(2), [0, 3, 1], 2, 1, 3, [3, 1]],
  ['u(3) ≅ su(3)⊕u(1)', u(3), [0, 8, 1], 3, 1, 8, [8, 1]],
  ['su(3)', su(3), [0, 8, 0], 2, 0, 8, [8]],
  ['su(3)⊕su(2)⊕u(1)', directSum(su(3), u(2)), [0, 11, 1], 4, 1, 11, [8, 3, 1]],
  ['su(4) ≅ so(6)', su(4), [0, 15, 0], 3, 0, 15, [15]],
  ['u(4) ≅ su(4)⊕u(1)', u(4), [0, 15, 1], 4, 1, 15, [15, 1]],
  ['su(5)', su(5), [0, 24, 0], 4, 0, 24, [24]],
  ['gl(2,R) ≅ sl(2,R)⊕R', gl(2), [2, 1, 1], 2, 1, 3, [3, 1]],
  ['g2', g2(), [0, 14, 0], 2, 0, 14, [14]],
  ['so(10)', so(10), [0, 45, 0], 5, 0, 45, [45]],
];

function expectRow([name, generators, killing, rank, centre, derived, ideals]: Row, given: readonly Matrix[]): void {
  const found = analyseStructure(given);
  expect({ ...found, ideals: found.ideals.map(({ dimension }) => dimension), reason: '' }).toEqual({
    ...{ name, dimension: generators.length, isClosed: true, rank, ideals, reason: '' },
    ...{ killing: { plus: killing[0], minus: killing[1], zero: killing[2] } },
    ...{ centreDimension: centre, derivedDimension: derived },
  });
}

describe.each(NAMED)('%s', (...row) => {
  const [, generators] = row;
  const draw = seededNormals(generators.length);
  const mixed = mixGenerators(randomMixing(generators.length, draw), generators);

  it('is named in its usual basis and in any other', () => {
    expectRow(row, generators);
    expectRow(row, mixed);
  });

  it('is named through the noise of training', () => {
    const noisy = mixed.map((one) => ({ ...one, data: one.data.map((entry) => entry + TRAINED_NOISE * draw()) }));
    expectRow(row, noisy);
  });

  it('is named in other coordinates of the features', () => {
    const frame = randomFrame({ dimension: generators[0]?.rows ?? 0, field: 'real' }, MODERATE_CONDITION, draw);
    expectRow(row, conjugateBy(frame, mixed));
  });
});

/** Shifts are no symmetries of a function that is known at all points, but of matrices they are a subalgebra as any other. */
const BEYOND_REDUCTIVE: readonly (readonly [string, Matrix[]])[] = [
  ['h3 (Heisenberg)', heisenberg],
  ['aff(1) ≅ R ⋉ R', [sparse(2, [0, 0]), sparse(2, [0, 1])]],
  ['aff(1)⊕R', upperTriangular(2)],
  ['e(2) ≅ so(2) ⋉ R²', euclidean(2)],
  ['e(3) ≅ so(3) ⋉ R³', euclidean(3)],
  ['su(2)⊕h3', directSum(heisenberg, so(3))],
];

describe.each(BEYOND_REDUCTIVE)('%s', (name, generators) => {
  const draw = seededNormals(generators.length);
  const mixed = mixGenerators(randomMixing(generators.length, draw), generators);

  it('is named in any basis, and through the noise of training', () => {
    expect(analyseStructure(generators).name).toBe(name);
    const noisy = mixed.map((one) => ({
      ...one,
      data: one.data.map((entry) => entry + (TRAINED_NOISE / 10) * draw()),
    }));
    expect(analyseStructure(noisy).name).toBe(name);
  });

  it('has a Levi factor made of its generators, which closes', () => {
    const rows = analyseStructure(mixed).decomposition?.levi?.factor ?? [];
    const factor = rows.map((row) => combine(row, mixed));
    expect(factor.length === 0 ? 0 : closureResidual(factor)).toBeLessThan(FLOAT64_SUM_ERROR);
  });
});

describe('at any noise', () => {
  const sets = [so(4), lorentz(), u(2), su(3), g2()] as const;

  it.each([1e-4, 1e-3, 3e-3, 1e-2, 3e-2])('of %d an algebra has its own name or none', (noise) => {
    for (const generators of sets) {
      const name = analyseStructure(generators).name;
      for (const seed of [1, 2, 3]) {
        const draw = seededNormals(seed);
        const noisy = mixGenerators(randomMixing(generators.length, draw), generators).map((one) => ({
          ...one,
          data: one.data.map((entry) => entry + noise * draw()),
        }));
        expect([name, null]).toContain(analyseStructure(noisy).name);
      }
    }
  });
});

describe('the exceptional algebras of the cubic forms', () => {
  it('are f4, compact and of rank 4', () => {
    const generators = f4();
    expectRow(['f4', generators, [0, 52, 0], 4, 0, 52, [52]], generators);
  }, 120_000);

  it('are e6(−26), with Killing signature (26, 52) and of rank 6', () => {
    const generators = e6();
    expectRow(['e6(-26)', generators, [26, 52, 0], 6, 0, 78, [78]], generators);
  }, 120_000);
});

describe('what is known without a name', () => {
  it('of algebras that are not reductive is all but the name', () => {
    const found = analyseStructure(upperTriangular(3));
    expect(found).toMatchObject({ isClosed: true, name: null, rank: 3, centreDimension: 1, derivedDimension: 3 });
    expect(found.decomposition).toMatchObject({
      derivedSeries: [6, 3, 1, 0],
      radicalDimension: 6,
      nilradicalDimension: 4,
    });
    expect(found.reason).toContain('No standard name: solvable');
  });

  it('of sets that do not close is how far they miss', () => {
    const found = analyseStructure(so(3).slice(0, 2));
    expect(found).toMatchObject({ isClosed: false, name: null, killing: null, rank: null });
    expect(found.reason).toContain('does not close');
  });

  it('of sets that are empty, dependent or not finite is the reason', () => {
    const [one = matrixOf(0, 0)] = so(3);
    expect(analyseStructure([]).reason).toContain('no generators');
    expect(analyseStructure([one, one]).reason).toContain('dependent');
    expect(analyseStructure([{ ...one, data: one.data.map(() => NaN) }]).reason).toContain('not a finite number');
  });

  it('is plain JSON: no number that is not finite', () => {
    for (const generators of [so(4), heisenberg, so(3).slice(0, 2), []]) {
      const found = analyseStructure(generators);
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    }
  });
});

it('analyseStructure refuses generators of two sizes', () => {
  expect(() => analyseStructure([...so(2), ...so(3)])).toThrow(RangeError);
});
