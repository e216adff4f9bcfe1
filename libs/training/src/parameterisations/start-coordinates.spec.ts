import { matrixOf, multiply, type Matrix, type Preconditioner } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { startCoordinates } from './start-coordinates.js';

const P = 4;

/** A diagonal T of these eigenvalues; F is of no use here. */
const preconditionerOf = (...eigenvalues: number[]): Preconditioner => ({
  transform: matrixOf(
    P,
    P,
    Array.from({ length: P * P }, (_, at) => (at % (P + 1) === 0 ? (eigenvalues[at / (P + 1)] ?? 0) : 0)),
  ),
  eigenvalues: Float64Array.from(eigenvalues),
  factor: matrixOf(P, 1),
});

const draw = (seed: number, rows: number): Matrix => {
  const normal = normalStream(seed);
  return matrixOf(
    rows,
    P,
    Array.from({ length: rows * P }, () => Math.sqrt(2 / P) * normal()),
  );
};
const meanNormSquared = ({ rows, data }: Matrix): number => data.reduce((sum, entry) => sum + entry ** 2, 0) / rows;

test('with T = 1 generators start at 1/√2 of where they would, so that ‖𝒲‖² is 1 where it would be 2', () => {
  const drawn = draw(1, 3);
  const start = startCoordinates(drawn, preconditionerOf(1, 1, 1, 1));
  start.data.forEach((entry, at) => {
    expect(entry).toBeCloseTo((drawn.data[at] ?? Number.NaN) * Math.SQRT1_2, 12);
  });
});

test('a direction whose t is 0 is neither stretched nor shrunk, one of ½ is stretched by a quarter', () => {
  // E‖T w‖² = (2/4) (½ · 5/4)² is below 1, so s = 1.
  const start = startCoordinates(matrixOf(1, P, [1, 1, 1, 1]), preconditionerOf(0, 0.5, 0, 0));
  expect(Array.from(start.data)).toEqual([1, 1.25, 1, 1]);
});

test.each([[[1, 1, 1, 1]], [[1, 0.9, 0.5, 0.1]], [[0.5, 0.5, 0.5, 0.5]], [[1, 1, 1e-3, 1e-6]], [[0, 0, 0, 0]]])(
  'for the eigenvalues %j the mean ‖T w‖² is at most 1',
  (eigenvalues) => {
    const preconditioner = preconditionerOf(...eigenvalues);
    const generators = multiply(startCoordinates(draw(2, 20_000), preconditioner), preconditioner.transform);
    // 20 000 rows of four squares: a standard deviation of at most 0.01.
    expect(meanNormSquared(generators)).toBeLessThan(1.04);
  },
);

test('no w is longer than 5/4 of 𝒲₀, and its direction is that of 𝒲₀ where T is a number', () => {
  const drawn = draw(3, 50);
  for (const t of [0, 0.1, 0.3, 0.5, 0.8, 1]) {
    const start = startCoordinates(drawn, preconditionerOf(t, t, t, t));
    const ratios = Array.from(start.data, (entry, at) => entry / (drawn.data[at] ?? Number.NaN));
    expect(Math.max(...ratios)).toBeLessThan(1.25 + 1e-12);
    expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThan(1e-12);
  }
});

test('the shape and the drawn numbers stay as they are', () => {
  const drawn = draw(4, 2);
  const before = Float64Array.from(drawn.data);
  expect(startCoordinates(drawn, preconditionerOf(1, 0.5, 0.2, 0))).toMatchObject({ rows: 2, columns: P });
  expect(drawn.data).toEqual(before);
});
