import fc from 'fast-check';
import { matrixOf, multiply, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { randomRotation } from './random-rotation.js';
import { randomMatrix } from './testing/random-matrix.js';
import { seededNormals } from './seeded-normals.js';
import { singularValues } from './singular-values.js';

/** Backward stable for matrices of a hundred rows: rounding times the size, relative to the largest value. */
const BACKWARD_ERROR = 1e-13;

/** U · diag(values) · V with random orthogonal U and V. */
function withSingularValues(values: readonly number[], seed: number): Matrix {
  const draw = seededNormals(seed);
  const p = values.length;
  const diagonal = matrixOf(p, p);
  values.forEach((value, k) => (diagonal.data[k * p + k] = value));
  const [left, right] = [randomRotation(p, draw), randomRotation(p, draw)];
  return multiply(multiply(left, diagonal), right);
}

function expectValues(matrix: Matrix, values: readonly number[]): void {
  const found = singularValues(matrix);
  expect(found).toHaveLength(values.length);
  values.forEach((value, k) => {
    expect(Math.abs((found[k] ?? NaN) - value)).toBeLessThan(BACKWARD_ERROR * (values[0] ?? NaN));
  });
}

describe('singularValues', () => {
  it.each<[string, number[]]>([
    ['one', [3]],
    ['equal ones', [2, 2, 2, 2]],
    ['a geometric fall', Array.from({ length: 12 }, (_, k) => 10 ** -k)],
    ['forty zeros below sixty', Array.from({ length: 100 }, (_, k) => (k < 60 ? 1 + (60 - k) / 10 : 0))],
    ['values of order 1e150', [3e150, 2e150, 1e150]],
    ['values of order 1e-150', [3e-150, 2e-150, 1e-150]],
  ])('finds %s', (_name, values) => {
    expectValues(withSingularValues(values, values.length), values);
  });

  it('are those of the transpose, whichever side is longer', () => {
    const matrix = randomMatrix(5, 9, seededNormals(1));
    expectValues(transpose(matrix), Array.from(singularValues(matrix)));
  });

  it('have the sum of squares ‖A‖²', () => {
    const matrix = randomMatrix(120, 80, seededNormals(2));
    const squared = matrix.data.reduce((sum, entry) => sum + entry * entry, 0);
    const found = singularValues(matrix).reduce((sum, value) => sum + value * value, 0);
    expect(Math.abs(found / squared - 1)).toBeLessThan(BACKWARD_ERROR);
  });

  it('are 0 for a zero matrix, and exactly one for a matrix of ones', () => {
    expect(Array.from(singularValues(matrixOf(3, 2)))).toEqual([0, 0]);
    expectValues(matrixOf(4, 4, new Array<number>(16).fill(1)), [4, 0, 0, 0]);
  });

  it.each([NaN, Infinity])('are NaN when an entry is %d', (entry) => {
    expect(Array.from(singularValues(matrixOf(2, 2, [1, entry, 0, 1])))).toEqual([NaN, NaN]);
  });

  it('of a circulant are the sizes of the Fourier transform of its row', () => {
    const row = [1, 4, -2, 0.5, 3, 0, -1];
    const circulant = matrixOf(
      7,
      7,
      row.flatMap((_, i) => row.map((__, j) => row[(j - i + 7) % 7] ?? NaN)),
    );
    const sizes = row.map((_, k) => {
      const sum = (wave: (angle: number) => number): number =>
        row.reduce((total, entry, j) => total + entry * wave((2 * Math.PI * j * k) / 7), 0);
      return Math.hypot(sum(Math.cos), sum(Math.sin));
    });
    expectValues(
      circulant,
      sizes.toSorted((a, b) => b - a),
    );
  });

  it('of the first difference of p + 1 numbers are 2 sin(kπ/(2p + 2))', () => {
    const p = 30;
    const difference = matrixOf(
      p,
      p + 1,
      Array.from({ length: p * (p + 1) }, (_, at) => {
        const [i, j] = [Math.floor(at / (p + 1)), at % (p + 1)];
        return j === i ? -1 : j === i + 1 ? 1 : 0;
      }),
    );
    expectValues(
      difference,
      Array.from({ length: p }, (_, k) => 2 * Math.sin(((p - k) * Math.PI) / (2 * p + 2))),
    );
  });

  it('of the matrix of Hilbert of size 10 multiply to its determinant, 2.1644e-53, as far as its condition lets them', () => {
    const hilbert = matrixOf(
      10,
      10,
      Array.from({ length: 100 }, (_, at) => 1 / (Math.floor(at / 10) + (at % 10) + 1)),
    );
    const values = singularValues(hilbert);
    // The smallest is 1.09e-13, known to a few 1e-16 · 1.75: to a part in a hundred.
    const product = values.reduce((total, value) => total * value, 1);
    expect(Math.abs(product / 2.1642e-53 - 1)).toBeLessThan(5e-2);
    expect(Math.abs((values[0] ?? NaN) - 1.75191967026518)).toBeLessThan(BACKWARD_ERROR);
  });

  it('move by no more than the norm of a change (Weyl)', () => {
    const draw = seededNormals(3);
    const [matrix, change] = [randomMatrix(12, 8, draw), randomMatrix(12, 8, draw)];
    for (const share of [1e-12, 1e-6, 1e-2]) {
      const moved = { ...matrix, data: matrix.data.map((entry, at) => entry + share * (change.data[at] ?? NaN)) };
      const bound = share * (singularValues(change)[0] ?? NaN) + BACKWARD_ERROR * 10;
      const before = singularValues(matrix);
      singularValues(moved).forEach((value, k) => {
        expect(Math.abs(value - (before[k] ?? NaN))).toBeLessThan(bound);
      });
    }
  });

  it('interlace with those of the matrix without its last row', () => {
    const matrix = randomMatrix(7, 7, seededNormals(4));
    const [whole, part] = [singularValues(matrix), singularValues(matrixOf(6, 7, matrix.data.slice(0, 42)))];
    part.forEach((value, k) => {
      expect(value).toBeLessThanOrEqual((whole[k] ?? NaN) + BACKWARD_ERROR);
      expect(value).toBeGreaterThanOrEqual((whole[k + 1] ?? NaN) - BACKWARD_ERROR);
    });
  });

  it.each([1e-300, 1e-150, 1e150, 1e300])('have the unit of the entries, %d', (unit) => {
    const matrix = randomMatrix(6, 4, seededNormals(5));
    const expected = Array.from(singularValues(matrix), (value) => value * unit);
    expectValues({ ...matrix, data: matrix.data.map((entry) => entry * unit) }, expected);
  });

  it('never ascend, and are never negative, whatever the entries', () => {
    const entries = fc.double({ noNaN: true, noDefaultInfinity: true });
    const matrices = fc.array(entries, { minLength: 12, maxLength: 12 }).map((given) => matrixOf(3, 4, given));
    fc.assert(
      fc.property(matrices, (matrix) => {
        const values = Array.from(singularValues(matrix));
        expect(values).toEqual(values.toSorted((a, b) => b - a));
        expect(values.every((value) => value >= 0)).toBe(true);
      }),
    );
  });

  it('of one entry are its size, and of no row or no column none', () => {
    expectValues(matrixOf(1, 1, [-3]), [3]);
    expect(singularValues(matrixOf(0, 3))).toHaveLength(0);
    expect(singularValues(matrixOf(3, 0))).toHaveLength(0);
  });
});
