import { lorentz } from './lorentz.js';
import { so } from './so.js';
import { invarianceResidual } from './invariance-residual.js';
import { matrixOf, multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { normGradient, oracleRows, quadraticGradient } from './oracle-rows.js';
import { conjugateBy, diagonalMatrix, randomFrame } from './random-frame.js';
import { randomMatrix } from './random-matrix.js';

/** A mean of a hundred squares of order 1 in float64, relative. */
const FLOAT64_SUM_ERROR = 1e-13;
/** The same through a frame of condition 10 and back. */
const FRAME_ERROR = 1e-11;

const SAMPLES = 100;
const ROWS = oracleRows(quadraticGradient([1, 1, 1, 1]), 4, SAMPLES, seededNormals(1));

const residual = (generator: Matrix): number => invarianceResidual(generator, ROWS, SAMPLES);

describe('the invariance residual', () => {
  it.each([
    ['so(4) of the norm', so(4), oracleRows(normGradient, 4, SAMPLES, seededNormals(2))],
    ['so(4) of the squared norm', so(4), ROWS],
    [
      'so(1,3) of the form of Minkowski',
      lorentz(),
      oracleRows(quadraticGradient([1, -1, -1, -1]), 4, SAMPLES, seededNormals(3)),
    ],
  ])('vanishes for %s', (_name, generators, rows) => {
    for (const generator of generators) {
      expect(invarianceResidual(generator, rows, SAMPLES)).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });

  it('of the stretching is (1/m) Σ (2‖x‖²)² for the squared norm', () => {
    const draw = seededNormals(1);
    const lengths = Array.from({ length: SAMPLES }, () => [draw(), draw(), draw(), draw()]).map(
      (x) => (2 * x.reduce((sum, feature) => sum + feature * feature, 0)) ** 2,
    );
    const expected = lengths.reduce((sum, one) => sum + one, 0) / SAMPLES;
    const found = residual(diagonalMatrix([1, 1, 1, 1]));
    expect(Math.abs(found / expected - 1)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is a quadratic form: it grows with the square, and keeps the parallelogram law', () => {
    const draw = seededNormals(4);
    const [a, b] = [randomMatrix(4, 4, draw), randomMatrix(4, 4, draw)];
    const plus = (sign: number): Matrix => ({ ...a, data: a.data.map((x, at) => x + sign * (b.data[at] ?? NaN)) });
    expect(Math.abs(residual(scale(a, -3)) / (9 * residual(a)) - 1)).toBeLessThan(FLOAT64_SUM_ERROR);
    const sides = 2 * (residual(a) + residual(b));
    expect(Math.abs((residual(plus(1)) + residual(plus(-1))) / sides - 1)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is covariant: with φ′(x′) = φ(M⁻¹x′), M 𝒲 M⁻¹ has the residual of 𝒲', () => {
    const draw = seededNormals(5);
    const frame = randomFrame({ dimension: 4, field: 'real' }, 10, draw);
    const generator = randomMatrix(4, 4, draw);
    const [moved = generator] = conjugateBy(frame, [generator]);
    // The row of a sample, as a matrix, is ∇φ ⊗ x; in new coordinates M⁻ᵀ∇φ ⊗ Mx.
    const rows = Array.from({ length: SAMPLES }, (_, at) => {
      const row = matrixOf(4, 4, ROWS.data.slice(16 * at, 16 * (at + 1)));
      return multiply(multiply(transpose(frame.inverse), row), transpose(frame.matrix)).data;
    });
    const movedRows = matrixOf(SAMPLES, 16, Float64Array.from(rows.flatMap((row) => Array.from(row))));
    const found = invarianceResidual(moved, movedRows, SAMPLES);
    expect(Math.abs(found / residual(generator) - 1)).toBeLessThan(FRAME_ERROR);
  });

  it('divides by the samples, of which each may have several rows', () => {
    const rows = matrixOf(4, 1, [1, 2, 3, 4]);
    expect(invarianceResidual(matrixOf(1, 1, [1]), rows, 4)).toBe(30 / 4);
    expect(invarianceResidual(matrixOf(1, 1, [1]), rows, 2)).toBe(30 / 2);
  });

  it.each([NaN, Infinity])('is NaN or not finite when an entry is %d, even where it meets a zero', (entry) => {
    expect(invarianceResidual(matrixOf(1, 2, [0, 1]), matrixOf(1, 2, [entry, 1]), 1)).toBeNaN();
    expect(invarianceResidual(matrixOf(1, 2, [entry, 1]), matrixOf(1, 2, [0, 1]), 1)).toBeNaN();
  });

  it('of no sample is NaN, not the zero of a symmetry', () => {
    expect(invarianceResidual(matrixOf(1, 1, [1]), matrixOf(0, 1), 0)).toBeNaN();
  });

  it('refuses a generator with other numbers of entries', () => {
    expect(() => invarianceResidual(matrixOf(3, 3), ROWS, SAMPLES)).toThrow(RangeError);
  });
});
