import { matrixOf, multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { randomRotation } from '../random-rotation.js';
import { seededNormals } from '../seeded-normals.js';
import { conjugateBy, diagonalMatrix, randomFrame } from '../testing/random-frame.js';
import { randomMatrix } from '../testing/random-matrix.js';
import { eigenPairs } from './eigen-pairs.js';
import { symmetricEigen } from './symmetric-eigen.js';

/** The QR iteration is backward stable: relative to the norm, for eigenvalues whose condition is of order 10. */
const QR_ERROR = 1e-12;

type Complex = readonly [real: number, imaginary: number];

const range = (p: number): number[] => Array.from({ length: p }, (_, k) => k);
const norm = ({ data }: Matrix): number => Math.hypot(...data);

/** Checks that eigenvalues are these, in any order: each is taken once, by the nearest found. */
function expectEigenvalues(matrix: Matrix, expected: readonly Complex[], error = QR_ERROR): void {
  const left = eigenPairs(matrix).map(({ eigenvalue }) => eigenvalue);
  expect(left).toHaveLength(expected.length);
  for (const [real, imaginary] of expected) {
    const distances = left.map(([a, b]) => Math.hypot(a - real, b - imaginary));
    const nearest = distances.indexOf(Math.min(...distances));
    expect(distances[nearest]).toBeLessThanOrEqual(error * norm(matrix));
    left.splice(nearest, 1);
  }
}

/** Checks A (p + iq) = (a + ib)(p + iq) and |p|² + |q|² = 1. */
function expectVectors(matrix: Matrix): void {
  const column = (data: Float64Array): Matrix => ({ rows: data.length, columns: 1, data });
  for (const { eigenvalue, real: p, imaginary: q } of eigenPairs(matrix)) {
    const [a, b] = eigenvalue;
    const [ap, aq] = [multiply(matrix, column(p)).data, multiply(matrix, column(q)).data];
    const misses = [
      ...ap.map((entry, k) => entry - a * (p[k] ?? NaN) + b * (q[k] ?? NaN)),
      ...aq.map((entry, k) => entry - a * (q[k] ?? NaN) - b * (p[k] ?? NaN)),
    ];
    expect(Math.hypot(...misses)).toBeLessThanOrEqual(QR_ERROR * norm(matrix));
    expect(Math.abs(Math.hypot(...p, ...q) - 1)).toBeLessThan(QR_ERROR);
  }
}

/** Ones below the diagonal, and in the last column what makes the polynomial xᵖ − Σ c_k xᵏ. */
function companion(coefficients: readonly number[]): Matrix {
  const p = coefficients.length;
  const matrix = matrixOf(p, p);
  coefficients.forEach((coefficient, k) => {
    matrix.data[k * p + p - 1] = coefficient;
    if (k > 0) matrix.data[k * p + k - 1] = 1;
  });
  return matrix;
}

/** Row i is the first one shifted by i. */
const circulant = (row: readonly number[]): Matrix =>
  matrixOf(
    row.length,
    row.length,
    row.flatMap((_, i) => row.map((__, j) => row[(j - i + row.length) % row.length] ?? NaN)),
  );

describe('the eigenvalues', () => {
  it('of a companion matrix are the roots of its polynomial', () => {
    // (x − 1)(x − 2)(x − 3) = x³ − 6x² + 11x − 6, and (x² + 1)(x − 2) = x³ − 2x² + x − 2
    expectEigenvalues(companion([6, -11, 6]), [
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    expectEigenvalues(companion([2, -1, 2]), [
      [0, 1],
      [0, -1],
      [2, 0],
    ]);
  });

  it.each([2, 3, 4, 5, 8, 16])('of a cyclic shift of %i are the roots of one, where a first shift finds none', (p) => {
    const roots = range(p).map((k): Complex => [Math.cos((2 * Math.PI * k) / p), Math.sin((2 * Math.PI * k) / p)]);
    expectEigenvalues(companion([1, ...Array<number>(p - 1).fill(0)]), roots);
  });

  it('of a circulant are the Fourier transform of its row', () => {
    const row = [1, 4, -2, 0.5, 3, 0, -1];
    const expected = range(7).map((k): Complex => {
      const sum = (wave: (angle: number) => number): number =>
        row.reduce((total, entry, j) => total + entry * wave((2 * Math.PI * j * k) / 7), 0);
      return [sum(Math.cos), sum(Math.sin)];
    });
    expectEigenvalues(circulant(row), expected);
    expectVectors(circulant(row));
  });

  it('of a symmetric matrix are those of the symmetric solver', () => {
    const matrix = randomMatrix(8, 8, seededNormals(1));
    const gram = multiply(matrix, transpose(matrix));
    expectEigenvalues(
      gram,
      Array.from(symmetricEigen(gram).values, (value): Complex => [value, 0]),
    );
  });

  it('of an antisymmetric matrix are imaginary, in pairs, with a zero for odd sizes', () => {
    const matrix = randomMatrix(9, 9, seededNormals(2));
    const turned = transpose(matrix).data;
    const skew = { ...matrix, data: matrix.data.map((entry, at) => entry - (turned[at] ?? NaN)) };
    const found = eigenPairs(skew).map(({ eigenvalue }) => eigenvalue);
    expect(Math.max(...found.map(([real]) => Math.abs(real)))).toBeLessThan(QR_ERROR * norm(skew));
    const heights = found.map(([, imaginary]) => imaginary).toSorted((a, b) => a - b);
    heights.forEach((height, k) => {
      expect(Math.abs(height + (heights[8 - k] ?? NaN))).toBeLessThan(QR_ERROR * norm(skew));
    });
  });

  it.each([1, 2, 3])('do not change with the coordinates, at seed %i', (seed) => {
    const frame = randomFrame({ dimension: 6, field: 'real' }, 5, seededNormals(seed));
    const blocks = matrixOf(6, 6, [
      ...[2, -3, 0, 0, 0, 0, 3, 2, 0, 0, 0, 0, 0, 0, -1, 0, 0, 0],
      ...[0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0],
    ]);
    const [moved = blocks] = conjugateBy(frame, [blocks]);
    expectEigenvalues(moved, [
      [2, 3],
      [2, -3],
      [-1, 0],
      [4, 0],
      [0, 1],
      [0, -1],
    ]);
    expectVectors(moved);
  });

  it('of a shear, which has no basis of eigenvectors, are found to the root of rounding', () => {
    expectEigenvalues(
      matrixOf(2, 2, [1, 1, 0, 1]),
      [
        [1, 0],
        [1, 0],
      ],
      Math.sqrt(Number.EPSILON),
    );
  });

  it('of the zero matrix are zero, of size 1 the entry, of size 0 none', () => {
    expectEigenvalues(matrixOf(3, 3), Array<Complex>(3).fill([0, 0]));
    expectEigenvalues(matrixOf(1, 1, [-2]), [[-2, 0]]);
    expect(eigenPairs(matrixOf(0, 0))).toEqual([]);
  });

  it.each([1e-250, 1e-100, 1e100, 1e250])('have the unit of the entries, %d', (unit) => {
    expectEigenvalues(scale(companion([6, -11, 6]), unit), [
      [unit, 0],
      [2 * unit, 0],
      [3 * unit, 0],
    ]);
    expectVectors(scale(circulant([1, 2, 3, 4]), unit));
  });
});

describe('the eigenvectors', () => {
  it.each([1, 2, 3, 5, 12, 25])('of a random matrix of size %i are taken to multiples of themselves', (p) => {
    expectVectors(randomMatrix(p, p, seededNormals(p)));
  });

  it('of a repeated eigenvalue are as many as it has, as far as rounding tells them apart', () => {
    expectVectors(diagonalMatrix([1, 1, 2, 2, 2]));
    const rotation = randomRotation(5, seededNormals(3));
    expectVectors(multiply(multiply(rotation, diagonalMatrix([1, 1, 2, 2, 2])), transpose(rotation)));
  });
});

it.each([NaN, Infinity, -Infinity])('eigenPairs refuses a matrix with the entry %d, of any size', (entry) => {
  for (const p of [1, 2, 3]) {
    const matrix = matrixOf(p, p);
    matrix.data[0] = entry;
    expect(() => eigenPairs(matrix)).toThrow(RangeError);
  }
});
