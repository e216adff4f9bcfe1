import { factorRows } from './factor-rows.js';
import { entryOf, matrixOf, multiply, scale, transpose, type Matrix } from './matrix.js';
import { precondition, STEEPEST } from './precondition.js';
import { randomRotation } from './random-rotation.js';
import { seededNormals } from './seeded-normals.js';

/** T is exact to rounding, and R multiplies that by σ, here 1e4 at most. */
const ROUNDING = 1e-11;

/** Rows whose columns differ in scale: singular values from 1e-4 to 1e4, and three columns of zeros. */
function factorOfScales(scales: readonly number[]): Matrix {
  const draw = seededNormals(3);
  const rows = 3 * scales.length;
  return factorRows(
    matrixOf(rows, scales.length, Array.from({ length: rows }, () => scales.map((scale) => scale * draw())).flat()),
    rows,
  );
}

function largestDifference(a: Matrix, b: Matrix): number {
  return a.data.reduce((most, entry, at) => Math.max(most, Math.abs(entry - (b.data[at] ?? Number.NaN))), 0);
}

function identity(size: number): Matrix {
  return matrixOf(
    size,
    size,
    Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0)),
  );
}

const sum = (a: Matrix, b: Matrix): Matrix => ({
  ...a,
  data: a.data.map((entry, at) => entry + (b.data[at] ?? Number.NaN)),
});

const factors: readonly (readonly [string, Matrix])[] = [
  ['of one scale', factorOfScales([1, 1, 1, 1])],
  ['with symmetries', factorOfScales([1, 0, 2, 0, 3, 0])],
  ['of singular values from 1e-4 to 1e4', factorOfScales([1e-4, 1e-2, 1, 1e2, 1e4, 0])],
  ['of fewer rows than parameters', matrixOf(3, 2, [1, 2, 3, 4, 5, 6])],
];

describe.each(factors)('a factor %s', (_, factor) => {
  const { transform, factor: conditioned } = precondition(factor);

  test('and the norm together are the identity in the new coordinates: T (1 + R Rᵀ/κ²) T = F Fᵀ/κ² + T² = 1', () => {
    const flattened = multiply(conditioned, transpose(conditioned));
    const together = sum(scale(flattened, 1 / STEEPEST ** 2), multiply(transform, transform));
    expect(largestDifference(together, identity(factor.rows))).toBeLessThan(ROUNDING);
  });

  test('has a symmetric preconditioner, and F = T R without an entry above κ', () => {
    expect(largestDifference(transform, transpose(transform))).toBeLessThan(ROUNDING);
    expect(largestDifference(conditioned, multiply(transform, factor))).toBe(0);
    expect(conditioned.data.every((entry) => Math.abs(entry) <= STEEPEST + ROUNDING)).toBe(true);
  });
});

test('the eigenvalues are 1/√(1 + σ²/κ²)', () => {
  const { eigenvalues } = precondition(matrixOf(3, 2, [3, 0, 0, 0, 0, 4]));
  Float64Array.of(1, 1 / Math.sqrt(1 + 9 / 4), 1 / Math.sqrt(1 + 16 / 4)).forEach((expected, at) => {
    expect(Math.abs((eigenvalues.toSorted().at(-1 - at) ?? Number.NaN) - expected)).toBeLessThan(ROUNDING);
  });
});

test('a symmetry is left as it is', () => {
  const { transform } = precondition(factorOfScales([1e4, 0, 1]));
  [0, 1, 0].forEach((expected, row) => {
    expect(Math.abs(entryOf(transform, row, 1) - expected)).toBeLessThan(ROUNDING);
  });
});

test('without rows the coordinates stay as they are', () => {
  expect(precondition(matrixOf(3, 3)).transform).toEqual(identity(3));
});

test('rows that are not finite prepare nothing', () => {
  const factor = matrixOf(2, 2, [1, Number.NaN, 0, 1]);
  expect(precondition(factor)).toEqual({ transform: identity(2), eigenvalues: Float64Array.of(1, 1), factor });
});

test('a rotation of the parameters rotates the preconditioner: T of O R is O T Oᵀ', () => {
  const factor = factorOfScales([1e-2, 1, 10, 0]);
  const rotation = randomRotation(4, seededNormals(4));
  const turned = precondition(multiply(rotation, factor)).transform;
  const expected = multiply(multiply(rotation, precondition(factor).transform), transpose(rotation));
  expect(largestDifference(turned, expected)).toBeLessThan(ROUNDING);
});

test('rows without a scale of their own are left as they are, and steep ones are flattened to κ', () => {
  const { transform } = precondition(scale(identity(2), 1e-9));
  expect(largestDifference(transform, identity(2))).toBeLessThan(ROUNDING);
  const { factor } = precondition(scale(identity(2), 1e9));
  expect(largestDifference(factor, scale(identity(2), STEEPEST))).toBeLessThan(ROUNDING);
});

test('of equal singular values no direction is preferred', () => {
  const { transform } = precondition(scale(randomRotation(5, seededNormals(5)), 3));
  expect(largestDifference(transform, scale(identity(5), 1 / Math.hypot(1, 3 / STEEPEST)))).toBeLessThan(ROUNDING);
});

test('without parameters there is nothing to prepare', () => {
  expect(precondition(matrixOf(0, 0)).transform).toEqual(matrixOf(0, 0));
});
