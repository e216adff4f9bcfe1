import { matrixOf, multiply, symmetricEigen, transpose } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { addGram } from './add-gram.js';
import { generalisedEigen } from './generalised-eigen.js';
import { largestEigenvalue } from './largest-eigenvalue.js';
import { mirrorUpper } from './mirror-upper.js';
import { solveUpper } from './solve-upper.js';
import { triangleTimes } from './triangle-times.js';
import { upperFactor } from './upper-factor.js';

const draw = normalStream(1);
const random = (rows: number, columns: number): Matrix =>
  matrixOf(rows, columns, Array.from({ length: rows * columns }, draw));
const upperPart = (matrix: Matrix): Matrix =>
  matrixOf(
    matrix.rows,
    matrix.columns,
    matrix.data.map((entry, at) => (at % matrix.columns >= Math.floor(at / matrix.columns) ? entry : 0)),
  );
const difference = (a: Matrix, b: Matrix): number =>
  Math.max(...a.data.map((entry, at) => Math.abs(entry - (b.data[at] ?? NaN))));

/** A few dozen operations on numbers of size 1. */
const ROUNDING = 1e-12;

describe.each([1, 2, 5, 8, 11])('matrices of size %p', (size) => {
  const rows = random(2 * size + 3, size);
  const gram = multiply(transpose(rows), rows);

  it('have their Gram matrix added', () => {
    const sum = matrixOf(size, size);
    addGram(sum.data, rows.data, size);
    expect(difference(mirrorUpper(sum), gram)).toBeLessThan(ROUNDING);
  });

  it('are the square of their upper factor', () => {
    const factor = upperFactor(gram);
    expect(difference(factor, upperPart(factor))).toBe(0);
    expect(difference(multiply(factor, transpose(factor)), gram)).toBeLessThan(ROUNDING);
  });

  it('are multiplied by a triangle, and solved for again', () => {
    const triangle = upperFactor(gram);
    const right = upperPart(random(size, size));
    const result = triangleTimes(triangle, right);
    expect(difference(result, multiply(triangle, right))).toBeLessThan(ROUNDING);
    expect(difference(solveUpper(triangle, result), right)).toBeLessThan(1e-6); // the triangle's condition
    const column = random(size, 1);
    expect(difference(solveUpper(triangle, triangleTimes(triangle, column)), column)).toBeLessThan(1e-6);
  });

  it('have eigenvectors that are orthonormal in the metric', () => {
    const metric = multiply(transpose(random(size + 4, size)), random(size + 4, size));
    const positive = matrixOf(
      size,
      size,
      multiply(transpose(metric), metric).data.map((entry, at) => entry + (at % (size + 1) === 0 ? 1 : 0)),
    );
    const { values, vectors } = generalisedEigen(gram, positive);
    const energies = multiply(multiply(vectors, gram), transpose(vectors));
    const identity = multiply(multiply(vectors, positive), transpose(vectors));
    const scale = Math.max(...values);
    energies.data.forEach((entry, at) => {
      const expected = at % (size + 1) === 0 ? (values[at / (size + 1)] ?? NaN) : 0;
      expect(Math.abs(entry - expected) / scale).toBeLessThan(1e-9); // the metric's condition
      expect(identity.data[at]).toBeCloseTo(at % (size + 1) === 0 ? 1 : 0, 9);
    });
  });

  it('have the largest eigenvalue that the power iteration finds', () => {
    const largest = symmetricEigen(gram).values.at(-1) ?? NaN;
    expect(largestEigenvalue(gram) / largest).toBeGreaterThan(0.97);
    expect(largestEigenvalue(gram) / largest).toBeLessThan(1 + ROUNDING);
    expect(largestEigenvalue(matrixOf(size, size))).toBe(0);
  });
});

describe('the upper factor', () => {
  it('of a singular matrix has zero columns', () => {
    const singular = matrixOf(2, 2, [1, 1, 1, 1]);
    expect([...upperFactor(singular).data]).toEqual([0, 1, 0, 1]);
  });
});
