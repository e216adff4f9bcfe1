import { sl } from '../algebras/sl.js';
import { multiply } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { structureConstants } from '../structure-constants.js';
import { bracketsIn, changeBasis, constantsOf, semidirectOf, sumOf } from './constants.js';
import { directSum, euclidean, gl } from './example-algebras.js';
import { largestDifference } from './largest-difference.js';
import { randomFrame } from './random-frame.js';
import { mixGenerators } from './random-matrix.js';
import { so } from './so.js';

/** Structure constants of order 1, in bases of condition 3. */
const FLOAT64_ERROR = 1e-12;

it('constants and their brackets are one another', () => {
  const constants = structureConstants(sl(2));
  expect(constantsOf(3, bracketsIn(constants))).toEqual(constants);
  expect(constantsOf(2, [[1, 0, 1]])).toEqual(constantsOf(2, [[0, 1, 1, -1]]));
});

it('sums are those of matrices on the diagonal', () => {
  const expected = structureConstants(directSum(so(3), gl(2)));
  expect(largestDifference(sumOf(structureConstants(so(3)), structureConstants(gl(2))), expected)).toBeLessThan(
    FLOAT64_ERROR,
  );
});

it('rotations with shifts are those of affine matrices', () => {
  const found = semidirectOf(structureConstants(so(3)), so(3));
  expect(largestDifference(found, structureConstants(euclidean(3)))).toBeLessThan(FLOAT64_ERROR);
});

it('a change of basis is that of generators, and two are one by their product', () => {
  const [first, second] = [1, 2].map((seed) => randomFrame({ dimension: 4, field: 'real' }, 3, seededNormals(seed)));
  if (first === undefined || second === undefined) throw new Error('two frames');
  const constants = structureConstants(gl(2));
  const mixed = structureConstants(mixGenerators(first.matrix, gl(2)));
  expect(largestDifference(changeBasis(constants, first), mixed)).toBeLessThan(FLOAT64_ERROR);
  const both = { matrix: multiply(second.matrix, first.matrix), inverse: multiply(first.inverse, second.inverse) };
  const twice = changeBasis(changeBasis(constants, first), second);
  expect(largestDifference(twice, changeBasis(constants, both))).toBeLessThan(FLOAT64_ERROR);
});
