import { so } from './testing/so.js';
import { bracketPairs } from './bracket-pairs.js';
import { closureResidual } from './closure-residual.js';
import { normSquared } from './frobenius.js';
import { independence } from './independence.js';
import { invarianceResidual } from './testing/invariance-residual.js';
import { matrixOf, multiply, scale, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { refereeFields } from './referee-fields.js';
import type { FieldsVerdict } from './referee-fields.js';
import { oracleRows, quadraticGradient } from './testing/oracle-rows.js';

/** Sums of hundreds of float64 products of order one. */
const FLOAT64_SUM_ERROR = 1e-12;

const BELOW = 1e-6;

/** The corners of a cube, which are isotropic: Σ x xᵀ / m = 1. */
const CORNERS = matrixOf(
  8,
  3,
  Array.from({ length: 8 }, (_, at) => [at & 1, at & 2, at & 4].map((bit) => (bit === 0 ? -1 : 1))).flat(),
);

const linear = (generator: Matrix): Matrix => multiply(CORNERS, transpose(generator));

/** Judges linear fields at the corners by φ = ‖x‖². */
function judge(generators: readonly Matrix[], closureHasWeight = true): FieldsVerdict {
  return refereeFields({
    fields: generators.map(linear),
    brackets: bracketPairs(generators).map(linear),
    gradients: scale(CORNERS, 2),
    sampleCount: 8,
    scale: Math.sqrt(3 / 24),
    closureHasWeight,
    below: BELOW,
  });
}

describe('refereeFields', () => {
  it('finds for linear fields at isotropic points the numbers of their matrices', () => {
    // A frequency for each: with phases alone any three would be dependent.
    const generators = [1, 2, 3].map((seed) =>
      matrixOf(
        3,
        3,
        Array.from({ length: 9 }, (_, at) => Math.sin(1.7 * seed * at * at + seed)),
      ),
    );
    const rows = { ...matrixOf(8, 9), data: rowsAt(CORNERS) };
    const units = generators.map((generator) => scale(generator, Math.sqrt(2 / normSquared(generator))));
    const expected = {
      independence: independence(units),
      invariance: units.reduce((sum, unit) => sum + invarianceResidual(unit, rows, 8), 0),
      closure: closureResidual(units),
    };
    const found = judge(generators);
    for (const key of ['independence', 'invariance', 'closure'] as const) {
      expect(Math.abs((found[key] ?? NaN) - expected[key])).toBeLessThan(FLOAT64_SUM_ERROR * 100);
    }
  });

  it('accepts so(3), whose fields span the two directions of the sphere', () => {
    expect(judge(so(3))).toMatchObject({ isIndependent: true, isInvariant: true, isClosed: true, pointwiseRank: 2 });
  });

  it('rejects an open set where closure has weight, and accepts it where it has none', () => {
    expect(judge(so(3).slice(0, 2)).isClosed).toBe(false);
    expect(judge(so(3).slice(0, 2), false).isClosed).toBe(true);
  });

  it('judges directions, not lengths: a stretching does not pass by shrinking', () => {
    const stretching = matrixOf(3, 3, [1e-8, 0, 0, 0, 1e-8, 0, 0, 0, 1e-8]);
    expect(judge([stretching])).toMatchObject({ isInvariant: false, pointwiseRank: 1 });
    expect(judge(so(3).map((generator) => scale(generator, 1e-3)))).toMatchObject({
      isInvariant: true,
      isClosed: true,
    });
  });

  it('rejects the field 0, a field twice, no field, and what is not finite', () => {
    const [first] = so(3) as [Matrix];
    expect(judge([matrixOf(3, 3)])).toMatchObject({ isIndependent: false, isInvariant: false });
    expect(judge([first, first])).toMatchObject({ isIndependent: false, closure: null });
    expect(judge([])).toMatchObject({ isIndependent: false, pointwiseRank: null });
    expect(judge([scale(first, NaN)])).toMatchObject({ isInvariant: false, pointwiseRank: null });
  });

  it('does not accept as invariant what it cannot measure: gradients that are not finite', () => {
    for (const broken of [NaN, Infinity]) {
      const gradients = scale(CORNERS, 2);
      gradients.data[4] = broken;
      const verdict = refereeFields({
        ...{ fields: so(3).map(linear), brackets: bracketPairs(so(3)).map(linear), gradients, sampleCount: 8 },
        ...{ scale: Math.sqrt(3 / 24), closureHasWeight: true, below: BELOW },
      });
      expect(verdict).toMatchObject({ invariance: null, isInvariant: false, isIndependent: true });
    }
  });

  it('does not see the unit of the fields: at any length they are brought to squared length 2', () => {
    const expected = judge(so(3));
    for (const length of [1e-6, 1e6]) {
      const found = judge(so(3).map((generator) => scale(generator, length)));
      expect(Math.abs((found.closure ?? NaN) - (expected.closure ?? NaN))).toBeLessThan(FLOAT64_SUM_ERROR);
      expect(Math.abs((found.independence ?? NaN) - (expected.independence ?? NaN))).toBeLessThan(FLOAT64_SUM_ERROR);
      expect(found).toMatchObject({ isInvariant: true, isClosed: true, pointwiseRank: 2 });
    }
  });

  it('sums over labels and over the vectors of a sample', () => {
    // φ = (x·y, ‖x‖²) of two vectors of R², moved by a quarter turn and by a stretching.
    const [x, y] = [
      [1, 2],
      [3, -1],
    ];
    const gradients = matrixOf(2, 4, [...y, ...x, 2 * 1, 2 * 2, 0, 0]);
    const fields = [matrixOf(2, 2, [-2, 1, 1, 3]), matrixOf(2, 2, [...x, ...y])];
    const verdict = (field: Matrix): FieldsVerdict =>
      refereeFields({
        ...{ fields: [field], brackets: [], gradients, sampleCount: 1, scale: 1, closureHasWeight: false, below: 1e-6 },
      });
    const [turn, stretch] = fields as [Matrix, Matrix];
    expect(verdict(turn).invariance).toBeLessThan(FLOAT64_SUM_ERROR);
    // dφ = (2 x·y, 2 ‖x‖²) = (2, 10), at squared length 15 brought to 2.
    expect(verdict(stretch).invariance).toBeCloseTo((2 / 15) * (4 + 100), 9);
  });
});

/** vec(∇φ ⊗ x) with φ = ‖x‖² at given points. */
function rowsAt(at: Matrix): Float64Array {
  let next = 0;
  const numbers = (): number => at.data[next++] ?? NaN;
  return oracleRows(quadraticGradient([1, 1, 1]), 3, at.rows, numbers).data;
}
