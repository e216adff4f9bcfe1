import { bracket } from '../bracket.js';
import { bracketPairs } from '../bracket-pairs.js';
import { closureResidual } from '../closure-residual.js';
import { independence } from '../independence.js';
import { multiply, stackAsRows, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { pairs } from '../pairs.js';
import { structureConstants } from '../structure-constants.js';
import { largestDifference } from '../testing/largest-difference.js';
import { diagonalMatrix } from '../testing/random-frame.js';
import { mixGenerators, randomMixing } from '../testing/random-matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { g2 } from './g2.js';
import { indefiniteSo } from './indefinite-so.js';
import { lorentz } from '../testing/lorentz.js';
import { scaling } from './scaling.js';
import { sl } from './sl.js';
import { so } from '../testing/so.js';
import { su } from './su.js';
import { u } from './u.js';

/** Sums of a few hundred products of entries ≤ 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-13;
/** The same after a change of basis whose condition number is of order 10. */
const MIXED_BASIS_ERROR = 1e-11;

const algebras: readonly (readonly [name: string, generators: Matrix[], dimension: number])[] = [
  ['so(2)', so(2), 1],
  ['so(3)', so(3), 3],
  ['so(4)', so(4), 6],
  ['so(5)', so(5), 10],
  ['so(10)', so(10), 45],
  ['so(1,3)', lorentz(), 6],
  ['so(1,1)', indefiniteSo(1, 1), 1],
  ['so(2,1)', indefiniteSo(2, 1), 3],
  ['so(2,3)', indefiniteSo(2, 3), 10],
  ['sl(2)', sl(2), 3],
  ['sl(4)', sl(4), 15],
  ['scaling', scaling(3), 1],
  ['u(1)', u(1), 1],
  ['u(2)', u(2), 4],
  ['u(3)', u(3), 9],
  ['su(2)', su(2), 3],
  ['su(3)', su(3), 8],
  ['su(5)', su(5), 24],
  ['g2', g2(), 14],
];

function largestEntry(...matrices: Matrix[]): number {
  return matrices.reduce((largest, { data }) => Math.max(largest, ...data.map(Math.abs)), 0);
}

function sum(...matrices: [Matrix, ...Matrix[]]): Matrix {
  const [first] = matrices;
  return {
    ...first,
    data: first.data.map((_, index) => matrices.reduce((total, { data }) => total + (data[index] ?? NaN), 0)),
  };
}

describe.each(algebras)('%s', (_name, generators, dimension) => {
  it(`has dimension ${String(dimension)}`, () => {
    expect(generators).toHaveLength(dimension);
    expect(independence(generators)).toBeCloseTo(1, 12);
  });

  it('has generators of norm² 2, orthogonal to each other', () => {
    const gram = multiply(stackAsRows(generators), transpose(stackAsRows(generators)));
    const expected = diagonalMatrix(generators.map(() => 2));
    expect(largestDifference(gram, expected)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('has an antisymmetric bracket', () => {
    const sums = pairs(dimension).map(([a, b]) => {
      const [first, second] = [generators[a], generators[b]] as [Matrix, Matrix];
      return sum(bracket(first, second), bracket(second, first));
    });
    expect(largestEntry(...sums)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('keeps the Jacobi identity', () => {
    const mixed = mixGenerators(randomMixing(dimension, seededNormals(dimension)), generators);
    const [x, y, z] = [mixed[0], mixed[1 % dimension], mixed[2 % dimension]] as [Matrix, Matrix, Matrix];
    const cycle = [bracket(x, bracket(y, z)), bracket(y, bracket(z, x)), bracket(z, bracket(x, y))] as const;
    expect(largestEntry(sum(...cycle))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('closes', () => {
    expect(closureResidual(generators)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('closes in any basis of its span', () => {
    const mixed = mixGenerators(randomMixing(dimension, seededNormals(dimension)), generators);
    expect(closureResidual(mixed)).toBeLessThan(MIXED_BASIS_ERROR);
  });

  it('has structure constants that give its brackets back', () => {
    const constants = structureConstants(generators);
    expect([constants.rows, constants.columns]).toEqual([pairs(dimension).length, dimension]);
    const inSpan = multiply(constants, stackAsRows(generators));
    const commutators = { ...stackAsRows(bracketPairs(generators)), columns: inSpan.columns };
    expect(largestDifference(inSpan, commutators)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('keeps its structure constants under a rotation of the features', () => {
    const [first] = generators as [Matrix];
    const rotation = orthogonalMatrix(first.rows);
    const rotated = generators.map((generator) => multiply(multiply(rotation, generator), transpose(rotation)));
    const [before, after] = [structureConstants(generators), structureConstants(rotated)];
    expect(largestDifference(after, before)).toBeLessThan(MIXED_BASIS_ERROR);
  });
});

test('so(1,3) by its signature is the Lorentz algebra, and so(n,0) that of rotations', () => {
  expect(indefiniteSo(1, 3)).toEqual(lorentz());
  expect(indefiniteSo(4, 0)).toEqual(so(4));
  expect(indefiniteSo(0, 4)).toEqual(so(4));
});

test('so(p,q) keeps the form of its signature: JᵀG + GJ is zero', () => {
  const [p, q] = [2, 3];
  const form: Matrix = {
    ...{ rows: 5, columns: 5 },
    data: Float64Array.from({ length: 25 }, (_, at) => (at % 6 === 0 ? (at / 6 < p ? 1 : -1) : 0)),
  };
  for (const generator of indefiniteSo(p, q)) {
    expect(largestEntry(sum(multiply(transpose(generator), form), multiply(form, generator)))).toBe(0);
  }
});

test('sl(n) and the scaling together are all matrices', () => {
  expect(independence([...sl(3), ...scaling(3)])).toBeCloseTo(1, 12);
  expect([...sl(3), ...scaling(3)]).toHaveLength(9);
});

/** The Householder reflection 1 − 2 v vᵀ/‖v‖² with v = (1, 2, …, n). */
function orthogonalMatrix(n: number): Matrix {
  const v = Array.from({ length: n }, (_, j) => j + 1);
  const squared = v.reduce((total, entry) => total + entry * entry, 0);
  return {
    rows: n,
    columns: n,
    data: Float64Array.from(
      v.flatMap((left, j) => v.map((right, k) => (j === k ? 1 : 0) - (2 * left * right) / squared)),
    ),
  };
}
