import { parseSweepFile } from '@liesweep/sweep';
import { certifiedSample, DISTANCE, ELLIPSE, MOTIONS, SHIFTED_ELLIPSE } from '../testing/field-sample.js';
import { fieldAction } from './field-action.js';

const ellipse = fieldAction(ELLIPSE, parseSweepFile(SHIFTED_ELLIPSE).system, 2);
const motions = fieldAction(MOTIONS, parseSweepFile(DISTANCE).system, 2);

/** Of a difference quotient. */
const STEP = 1e-6;
const SLOPE_ERROR = 8;

describe('the action of certified fields', () => {
  it('has the value of every field where it is asked for', () => {
    expect(Array.from(ellipse.basis[0]?.velocity(Float64Array.of(3, 2)) ?? [])).toEqual([-4, 2]);
    expect(motions.basis.map(({ velocity }) => Array.from(velocity(Float64Array.of(3, 2))))).toEqual([
      [1, 0],
      [0, 1],
      [2, -3],
    ]);
  });

  it('moves all particles of a sample alike', () => {
    expect(motions.particleCount).toBe(2);
    expect(motions.isTied).toBe(true);
    expect(Array.from(motions.basis[2]?.ofSample(Float64Array.of(3, 2, 0, 1)) ?? [])).toEqual([2, -3, 1, 0]);
  });

  it('moves every particle by a field of its own where there are as many blocks', () => {
    const blocks = certifiedSample({
      ...{ functions: ['1', 'x1', '1', 'x2'], features: ['x1', 'x2'], formulas: ['∂x1 + 2x2 ∂x2'] },
      basis: [[1, 0, 0, 2]],
    });
    const { system } = parseSweepFile(`name: own
system:
  oracles: [{ kind: expression, of: "x1*x2" }]
  parameterisation: affine
  particles: { count: 2, features: [x], tied: false }
grid: { generators: [1] }
`);
    const action = fieldAction(blocks, system, 1);
    expect(action.isTied).toBe(false);
    expect(Array.from(action.basis[0]?.ofSample(Float64Array.of(5, 7)) ?? [])).toEqual([1, 14]);
  });

  it('has the derivative of its fields', () => {
    const [field] = fieldAction(
      certifiedSample({
        ...{ functions: ['x^2', 'sin(y)'], features: ['x', 'y'], formulas: [''] },
        basis: [[1, 2, -3, 0.5]],
      }),
      parseSweepFile(SHIFTED_ELLIPSE).system,
      2,
    ).basis;
    const at = [0.3, 0.8];
    const jacobian = field?.jacobian(Float64Array.from(at)) ?? [];
    [0, 1].forEach((l) => {
      const moved = (step: number) => field?.velocity(Float64Array.from(at, (x, j) => (j === l ? x + step : x))) ?? [];
      const [above, below] = [moved(STEP), moved(-STEP)];
      [0, 1].forEach((j) => {
        expect(jacobian[j * 2 + l]).toBeCloseTo(((above[j] ?? NaN) - (below[j] ?? NaN)) / (2 * STEP), SLOPE_ERROR);
      });
    });
  });

  it('has the labels of a sample', () => {
    expect(ellipse.labels?.(Float64Array.of(2, 3))).toEqual([17]);
    expect(motions.labels?.(Float64Array.of(0, 0, 3, 4))).toEqual([5]);
  });
});
