import { matrixOf, multiply, transpose } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { multilinearRows, normGradient, oracleRows, quadraticGradient } from './oracle-rows.js';
import { largestDifference } from './largest-difference.js';
import { randomMatrix } from './random-matrix.js';

/** Sums of a few products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-12;
/** Central differences with steps of 1e-5: h² f‴/6 ~ 1e-10, and rounding 1e-16/1e-5. */
const FINITE_DIFFERENCE_ERROR = 1e-8;

const SAMPLES = 30;

it.each([
  ['the norm', (x: readonly number[]): number => Math.hypot(...x), normGradient],
  [
    'a quadratic form',
    (x: readonly number[]): number => x.reduce((sum, entry, j) => sum + (j === 1 ? -1 : 1) * entry * entry, 0),
    quadraticGradient([1, -1, 1]),
  ],
])('the rows of %s times vec(𝒲) are the change of φ along 𝒲x', (_name, value, gradient) => {
  const generator = randomMatrix(3, 3, seededNormals(1));
  const rows = oracleRows(gradient, 3, SAMPLES, seededNormals(2));
  const changes = multiply(rows, matrixOf(9, 1, generator.data)).data;
  const draw = seededNormals(2);
  const step = 1e-5;
  for (const change of changes) {
    const x = [draw(), draw(), draw()];
    const along = multiply(matrixOf(1, 3, x), transpose(generator)).data;
    const moved = (sign: number): number => value(x.map((entry, j) => entry + sign * step * (along[j] ?? NaN)));
    expect(Math.abs(change - (moved(1) - moved(-1)) / (2 * step))).toBeLessThan(FINITE_DIFFERENCE_ERROR * 10);
  }
});

it('the rows of an oracle of one vector are the same either way', () => {
  const gradient = quadraticGradient([1, -1, 1]);
  const rows = oracleRows(gradient, 3, SAMPLES, seededNormals(3));
  const others = multilinearRows((x) => [Float64Array.from(gradient(Array.from(x)))], 3, 1, SAMPLES, seededNormals(3));
  expect(largestDifference(others, rows)).toBeLessThan(FLOAT64_SUM_ERROR);
});

it('the rows of a product of two vectors are those of all generators that turn both: x·y has those of rotations at zero', () => {
  const gradients = (x: Float64Array): Float64Array[] => [x.slice(3), x.slice(0, 3)];
  const rows = multilinearRows(gradients, 3, 2, SAMPLES, seededNormals(4));
  const rotation = matrixOf(9, 1, [0, 1, 0, -1, 0, 0, 0, 0, 0]);
  expect(largestDifference(multiply(rows, rotation), matrixOf(SAMPLES, 1))).toBeLessThan(FLOAT64_SUM_ERROR);
});
