import { innerProduct } from '../frobenius.js';
import { bracket } from '../bracket.js';
import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { singularValues } from '../singular-values.js';
import { identity } from '../structure/lie-algebra.js';
import { imaginaryUnit } from './example-algebras.js';
import { largestDifference, largestEntry } from './largest-difference.js';
import { conjugateBy, diagonalMatrix, randomFrame, randomUnitary } from './random-frame.js';
import type { FrameShape } from './random-frame.js';
import { randomMatrix } from './random-matrix.js';

/** Products of three orthogonal matrices in float64. */
const FLOAT64_SUM_ERROR = 1e-13;

const SHAPES: readonly FrameShape[] = [1, 2, 3, 6].flatMap((dimension) => [
  { dimension, field: 'real' } as const,
  { dimension, field: 'complex' } as const,
]);

describe.each(SHAPES)('of $dimension features, $field,', (shape) => {
  const size = shape.field === 'complex' ? 2 * shape.dimension : shape.dimension;
  const unitary = randomUnitary(shape, seededNormals(1));
  const frame = randomFrame(shape, 30, seededNormals(2));

  it('a random unitary map keeps lengths', () => {
    expect(largestDifference(multiply(unitary, transpose(unitary)), identity(size))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('a frame has its inverse and its condition number', () => {
    expect(largestDifference(multiply(frame.matrix, frame.inverse), identity(size))).toBeLessThan(
      100 * FLOAT64_SUM_ERROR,
    );
    const values = singularValues(frame.matrix);
    const condition = (values[0] ?? NaN) / (values.at(-1) ?? NaN);
    expect(Math.abs(condition - (shape.dimension === 1 ? 1 : 30))).toBeLessThan(1e-9);
  });

  it('both are complex linear where features are complex', () => {
    if (shape.field === 'real') {
      expect(frame.matrix.rows).toBe(shape.dimension);
      return;
    }
    for (const map of [unitary, frame.matrix, frame.inverse]) {
      expect(largestEntry(bracket(map, imaginaryUnit(shape.dimension)))).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });

  it('both are the same for the same seed', () => {
    expect(randomUnitary(shape, seededNormals(1))).toEqual(unitary);
    expect(randomFrame(shape, 30, seededNormals(2))).toEqual(frame);
  });
});

it('a random unitary map of complex features is not a rotation of real and imaginary parts alone', () => {
  const unitary = randomUnitary({ dimension: 3, field: 'complex' }, seededNormals(3));
  const imaginary = matrixOf(
    3,
    3,
    Array.from({ length: 9 }, (_, at) => unitary.data[(3 + Math.floor(at / 3)) * 6 + (at % 3)] ?? NaN),
  );
  expect(largestEntry(imaginary)).toBeGreaterThan(0.1);
});

it('conjugation keeps products and traces', () => {
  const draw = seededNormals(4);
  const frame = randomFrame({ dimension: 4, field: 'real' }, 5, draw);
  const [a, b] = [randomMatrix(4, 4, draw), randomMatrix(4, 4, draw)];
  const [movedA = a, movedB = b, product = a] = conjugateBy(frame, [a, b, multiply(a, b)]);
  expect(largestDifference(multiply(movedA, movedB), product)).toBeLessThan(1000 * FLOAT64_SUM_ERROR);
  const trace = (one: Matrix): number => innerProduct(one, identity(4));
  expect(Math.abs(trace(movedA) - trace(a))).toBeLessThan(100 * FLOAT64_SUM_ERROR);
});

it('a diagonal matrix has its numbers on the diagonal', () => {
  expect(diagonalMatrix([1, 2])).toEqual(matrixOf(2, 2, [1, 0, 0, 2]));
  expect(diagonalMatrix([])).toEqual(matrixOf(0, 0));
});
