import { so } from './testing/so.js';
import { innerProduct, normSquared } from './frobenius.js';
import { matrixOf, scale, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { orthonormalise, rejectFrom } from './orthonormalise.js';
import { structureConstants } from './structure-constants.js';
import { largestDifference } from './testing/largest-difference.js';
import { mixGenerators, randomMatrix, randomMixing } from './testing/random-matrix.js';
import { seededNormals } from './seeded-normals.js';

/** Orthogonality after two passes, a few ulp; the span after a condition number of order 10. */
const TWO_PASS_ERROR = 1e-14;
const SPAN_ERROR = 1e-24;

describe('orthonormalise', () => {
  const skew = mixGenerators(randomMixing(6, seededNormals(4)), so(4));

  it('gives norm² 2 and right angles', () => {
    const basis = orthonormalise(skew);
    for (const [a, first] of basis.entries()) {
      for (const [b, second] of basis.entries()) {
        expect(Math.abs(innerProduct(first, second) - (a === b ? 2 : 0))).toBeLessThan(TWO_PASS_ERROR);
      }
    }
  });

  it('keeps the span', () => {
    const basis = orthonormalise(skew);
    for (const generator of skew) {
      expect(normSquared(rejectFrom(basis, generator))).toBeLessThan(SPAN_ERROR * normSquared(generator));
    }
  });

  it.each([
    ['orthonormalise', orthonormalise],
    ['structureConstants', structureConstants],
  ])('%s refuses dependent and non-finite generators', (_name, act) => {
    const [first, second] = so(3) as [Matrix, Matrix];
    expect(() => act([first, second, first])).toThrow('expected independent ones');
    expect(() => act([first, scale(second, NaN)])).toThrow(RangeError);
  });

  it('is idempotent, and does not see the lengths of generators', () => {
    const basis = orthonormalise(skew);
    const again = [orthonormalise(basis), orthonormalise(skew.map((one, a) => scale(one, 10 ** (9 * a))))];
    for (const other of again) {
      other.forEach((one, a) => {
        expect(largestDifference(one, basis[a] ?? one)).toBeLessThan(10 * TWO_PASS_ERROR);
      });
    }
  });

  it('is triangular: the first so many of the basis span the first so many of the generators', () => {
    const basis = orthonormalise(skew);
    const [first, parallel] = [skew[0], basis[0]] as [Matrix, Matrix];
    const cosine = innerProduct(first, parallel) / Math.sqrt(2 * normSquared(first));
    expect(Math.abs(cosine - 1)).toBeLessThan(TWO_PASS_ERROR);
    for (const [count, generator] of skew.entries()) {
      const rest = rejectFrom(basis.slice(0, count + 1), generator);
      expect(normSquared(rest)).toBeLessThan(SPAN_ERROR * normSquared(generator));
    }
  });

  it('keeps right angles where generators are as close as it accepts', () => {
    const cosine = 0.985; // smallest singular value √(1 − cosine) = 0.12
    const basis = orthonormalise([matrixOf(1, 2, [1, 0]), matrixOf(1, 2, [cosine, Math.sqrt(1 - cosine ** 2)])]);
    expect(Math.abs(innerProduct(basis[0] ?? matrixOf(1, 2), basis[1] ?? matrixOf(1, 2)))).toBeLessThan(TWO_PASS_ERROR);
  });

  it('of nothing is nothing', () => {
    expect(orthonormalise([])).toEqual([]);
  });
});

describe('rejectFrom', () => {
  const basis = so(4);
  const matrix = randomMatrix(4, 4, seededNormals(5));

  it('is a projection: twice is once, and what is left is orthogonal to the basis', () => {
    const rest = rejectFrom(basis, matrix);
    expect(largestDifference(rejectFrom(basis, rest), rest)).toBeLessThan(TWO_PASS_ERROR);
    for (const direction of basis) {
      expect(Math.abs(innerProduct(direction, rest))).toBeLessThan(TWO_PASS_ERROR);
    }
  });

  it('keeps Pythagoras: ‖A‖² = ‖rest‖² + ‖projection‖²', () => {
    const rest = rejectFrom(basis, matrix);
    const taken = { ...matrix, data: matrix.data.map((entry, at) => entry - (rest.data[at] ?? NaN)) };
    expect(Math.abs(normSquared(rest) + normSquared(taken) - normSquared(matrix))).toBeLessThan(10 * TWO_PASS_ERROR);
  });

  it('of antisymmetric matrices leaves the symmetric part', () => {
    const turned = transpose(matrix);
    const symmetric = { ...matrix, data: matrix.data.map((entry, at) => (entry + (turned.data[at] ?? NaN)) / 2) };
    expect(largestDifference(rejectFrom(basis, matrix), symmetric)).toBeLessThan(TWO_PASS_ERROR);
  });

  it('leaves all where the basis is empty, in a matrix of its own', () => {
    const rest = rejectFrom([], matrix);
    expect(rest).toEqual(matrix);
    expect(rest.data).not.toBe(matrix.data);
  });

  it('refuses another shape, and gives NaN for NaN', () => {
    expect(() => rejectFrom(basis, matrixOf(3, 3))).toThrow(RangeError);
    expect(rejectFrom(basis, scale(matrix, NaN)).data.every(Number.isNaN)).toBe(true);
  });
});
