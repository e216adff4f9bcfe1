import { factorRows } from './factor-rows.js';
import { invarianceResidual } from './invariance-residual.js';
import { matrixOf, multiply } from './matrix.js';
import type { Matrix } from './matrix.js';
import { normSquared } from './frobenius.js';
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
