import { factorRows, largestModulus, triangleFold, triangularise } from './factor-rows.js';
import { invarianceResidual } from './testing/invariance-residual.js';
import { isFiniteMatrix, matrixOf, multiply, scale, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { normSquared } from './frobenius.js';
import { singularValues } from './singular-values.js';
import { largestDifference, largestEntry } from './testing/largest-difference.js';
import { randomMatrix } from './testing/random-matrix.js';
import { seededNormals } from './seeded-normals.js';

/** Relative error of a backward stable factorisation of a few hundred rows. */
const HOUSEHOLDER_ERROR = 1e-13;

const SAMPLES = 7;

function quadraticForm(factor: Matrix, generator: Matrix): number {
  return normSquared(multiply(matrixOf(1, generator.data.length, generator.data), factor));
}

describe.each([
  ['more rows than a block', 200, 9],
  ['as many rows as parameters', 16, 16],
  ['fewer rows than parameters', 5, 16],
  ['one row', 1, 4],
])('the factor of %s', (_name, rowCount, parameterCount) => {
  const draw = seededNormals(rowCount);
  const rows = randomMatrix(rowCount, parameterCount, draw);
  const factor = factorRows(rows, SAMPLES);

  it('has the shape [p, min(p, rows)]', () => {
    expect([factor.rows, factor.columns]).toEqual([parameterCount, Math.min(parameterCount, rowCount)]);
  });

  it('gives the quadratic form of the rows', () => {
    for (let trial = 0; trial < 20; trial++) {
      const generator = randomMatrix(1, parameterCount, draw);
      const expected = invarianceResidual(generator, rows, SAMPLES);
      expect(Math.abs(quadraticForm(factor, generator) - expected)).toBeLessThan(HOUSEHOLDER_ERROR * expected);
    }
  });
});

describe('factorRows', () => {
  it('keeps the null directions of dependent columns, however many rows there are', () => {
    const draw = seededNormals(1);
    const rows = matrixOf(
      1000,
      3,
      Array.from({ length: 1000 }, () => draw()).flatMap((entry) => [entry, entry, 1e-3 * draw()]),
    );
    const factor = factorRows(rows, 1000);
    expect(quadraticForm(factor, matrixOf(1, 3, [1, -1, 0]))).toBeLessThan(HOUSEHOLDER_ERROR ** 2);
  });

  it('is not finite when a row is not finite', () => {
    const rows = randomMatrix(200, 4, seededNormals(2));
    rows.data[17] = NaN;
    expect(factorRows(rows, 200).data.some(Number.isNaN)).toBe(true);
  });
});

describe('triangularise', () => {
  it.each([
    [1, 1],
    [3, 5],
    [5, 3],
    [63, 4],
    [64, 4],
    [65, 4],
    [200, 7],
  ])('takes a random matrix [%i, %i] to the upper triangle T with TᵀT = AᵀA', (rows, columns) => {
    const matrix = randomMatrix(rows, columns, seededNormals(rows));
    const triangle = triangularise(matrix);
    expect([triangle.rows, triangle.columns]).toEqual([columns, columns]);
    const gram = multiply(transpose(matrix), matrix);
    const found = multiply(transpose(triangle), triangle);
    expect(largestDifference(found, gram)).toBeLessThan(HOUSEHOLDER_ERROR * largestEntry(gram));
    triangle.data.forEach((entry, at) => {
      if (Math.floor(at / columns) > at % columns) expect(entry).toBe(0);
    });
  });

  it('does not depend on the order of the rows, but for signs', () => {
    const matrix = randomMatrix(100, 5, seededNormals(3));
    const rows = Array.from({ length: 100 }, (_, at) => matrix.data.slice(5 * at, 5 * at + 5));
    const turned = matrixOf(100, 5, Float64Array.from(rows.toReversed().flatMap((row) => Array.from(row))));
    const sizes = (triangle: Matrix): Matrix => ({ ...triangle, data: triangle.data.map(Math.abs) });
    expect(largestDifference(sizes(triangularise(turned)), sizes(triangularise(matrix)))).toBeLessThan(
      100 * HOUSEHOLDER_ERROR,
    );
  });

  it('of a triangle is that triangle, but for signs', () => {
    const once = triangularise(randomMatrix(20, 6, seededNormals(4)));
    const twice = triangularise(once);
    const gram = (triangle: Matrix): Matrix => multiply(transpose(triangle), triangle);
    expect(largestDifference(gram(twice), gram(once))).toBeLessThan(100 * HOUSEHOLDER_ERROR);
  });

  it.each([1e-300, 1e-160, 1e160, 1e300])('has the unit of the entries, %d', (unit) => {
    const matrix = randomMatrix(30, 4, seededNormals(5));
    const scaled = triangularise(scale(matrix, unit));
    expect(largestDifference(scale(scaled, 1 / unit), triangularise(matrix))).toBeLessThan(100 * HOUSEHOLDER_ERROR);
  });

  it('keeps a singular value a million times below the largest, which a Gram matrix would keep to four digits', () => {
    const draw = seededNormals(6);
    const columns = [1, 1e-3, 1e-6];
    const matrix = matrixOf(300, 3, Array.from({ length: 300 }, () => columns.map((size) => size * draw())).flat());
    const [expected, found] = [singularValues(matrix), singularValues(triangularise(matrix))];
    found.forEach((value, k) => {
      expect(Math.abs(value / (expected[k] ?? NaN) - 1)).toBeLessThan(1e-8);
    });
  });

  it('of zeros, and of no row, is zero', () => {
    expect(triangularise(matrixOf(70, 3))).toEqual(matrixOf(3, 3));
    expect(triangularise(matrixOf(0, 3))).toEqual(matrixOf(3, 3));
    expect(triangularise(matrixOf(5, 0))).toEqual(matrixOf(0, 0));
  });

  it.each([NaN, Infinity])('is not finite when an entry of the last row is %d', (entry) => {
    const matrix = randomMatrix(65, 3, seededNormals(7));
    matrix.data[65 * 3 - 1] = entry;
    expect(isFiniteMatrix(triangularise(matrix))).toBe(false);
  });
});

describe('triangleFold', () => {
  it('gives every bit of the triangle of all rows, however they are cut', () => {
    const rows = randomMatrix(1000, 6, seededNormals(3));
    const whole = triangularise(rows);
    for (const size of [1, 63, 64, 65, 700]) {
      const fold = triangleFold(6, largestModulus(rows.data));
      for (let at = 0; at < rows.data.length; at += 6 * size) {
        fold.add(rows.data.subarray(at, at + 6 * size));
      }
      expect(fold.triangle()).toEqual(whole);
    }
  });

  it('is zero where every row is', () => {
    const fold = triangleFold(3, 0);
    fold.add(new Float64Array(9));
    expect(fold.triangle()).toEqual(matrixOf(3, 3));
  });
});
