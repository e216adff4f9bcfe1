import { multiply, scale, transpose } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { invarianceResidual } from '../testing/invariance-residual.js';
import { structureConstants } from '../structure-constants.js';
import { killingSignature } from '../structure/killing-form.js';
import { lieAlgebra } from '../structure/lie-algebra.js';
import { largestDifference } from '../testing/largest-difference.js';
import { oracleRows, quadraticGradient } from '../testing/oracle-rows.js';
import { diagonalMatrix } from '../testing/random-frame.js';
import { indefiniteSo } from './indefinite-so.js';

/** The mean of squares of sums of a few products that cancel. */
const FLOAT64_SUM_ERROR = 1e-25;

describe.each([
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 1],
  [2, 3],
  [0, 3],
  [4, 0],
])('so(%i,%i)', (p, q) => {
  const generators = indefiniteSo(p, q);
  const signature = [...Array<number>(p).fill(1), ...Array<number>(q).fill(-1)];

  it('keeps its form: JᵀG + GJ = 0', () => {
    const form = diagonalMatrix(signature);
    for (const generator of generators) {
      const [left, right] = [multiply(transpose(generator), form), multiply(form, generator)];
      expect(largestDifference(left, scale(right, -1))).toBe(0);
    }
  });

  it('leaves the oracle of that form as it is', () => {
    const rows = oracleRows(quadraticGradient(signature), p + q, 20, seededNormals(p));
    for (const generator of generators) {
      expect(invarianceResidual(generator, rows, 20)).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });

  it('has pq boosts, which are symmetric, and rotations, which are antisymmetric', () => {
    const isBoost = generators.map((one) => largestDifference(transpose(one), one) === 0);
    const isRotation = generators.map((one) => largestDifference(transpose(one), scale(one, -1)) === 0);
    expect(isBoost.filter(Boolean)).toHaveLength(p * q);
    expect(isRotation).toEqual(isBoost.map((boost) => !boost));
  });

  it('has a positive direction of the Killing form for each boost, and a negative one for each rotation', () => {
    const signatureFound = killingSignature(lieAlgebra(structureConstants(generators)));
    const rotations = generators.length - p * q;
    const expected =
      generators.length === 1 ? { plus: 0, minus: 0, zero: 1 } : { plus: p * q, minus: rotations, zero: 0 };
    expect(signatureFound).toEqual(expected);
  });
});

it('so(0,0) and so(1,0) have no generator', () => {
  expect(indefiniteSo(0, 0)).toEqual([]);
  expect(indefiniteSo(1, 0)).toEqual([]);
});
