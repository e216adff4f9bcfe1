import { parseSweepFile, type LabelActionSpec } from '@liesweep/sweep';
import { certifiedSample } from '../testing/field-sample.js';
import { fieldAction } from './field-action.js';
import { flowPaths } from './flow-path.js';
import { labelMotion } from './label-motions.js';
import { motionConstants, movedLabels } from './moved-labels.js';
import { samplePoints } from './sample-points.js';

/** Of the integrator and the least squares. */
const KEPT = 1e-7;
const TURN = certifiedSample({
  ...{ functions: ['x', 'y'], features: ['x', 'y'], formulas: ['y ∂x − x ∂y'], basis: [[0, 1, -1, 0]] },
});
const SCALING = certifiedSample({
  ...{ functions: ['x', 'y'], features: ['x', 'y'], formulas: ['x ∂x + y ∂y'], basis: [[1, 0, 0, 1]] },
});
const SHEAR = certifiedSample({
  ...{ functions: ['x', 'y'], features: ['x', 'y'], formulas: ['y ∂x'], basis: [[0, 1, 0, 0]] },
});

function largestDifference(of: readonly string[], action: LabelActionSpec, fields: typeof TURN): number {
  const spec = parseSweepFile(`name: labels
system: { oracles: [{ kind: expression, of: ${JSON.stringify(of)} }], parameterisation: affine }
grid: { dimension: 2, generators: [1] }
`);
  const { basis, labels } = fieldAction(fields, spec.system, 2);
  const [field] = basis;
  if (field === undefined || labels === null) throw new Error('the sample has a field and labels');
  const samples = samplePoints(spec, 2, 1, undefined);
  const motion = labelMotion(action, field, 2, labels(samples[0] ?? new Float64Array(2)).length);
  const step = 1e-6;
  const constants = motionConstants(motion, samples, labels, (x) => {
    const v = field.ofSample(x);
    const [above, below] = [1, -1].map((sign) => labels(x.map((entry, j) => entry + sign * step * (v[j] ?? NaN))));
    return (above ?? []).map((value, k) => (value - (below?.[k] ?? NaN)) / (2 * step));
  });
  const paths = flowPaths(field.ofSample, samples.slice(0, 4), 1);
  return Math.max(
    ...paths.flatMap(({ points, duration }) => {
      const { found, expected } = movedLabels(field, motion, constants, labels, points, duration);
      return expected.map((value, k) => Math.abs((found.at(-1)?.[k] ?? NaN) - value));
    }),
  );
}

describe('labels that are moved', () => {
  it.each<[string, readonly string[], LabelActionSpec, typeof TURN]>([
    ['stay where they are kept', ['x^2 + y^2'], { kind: 'invariant' }, TURN],
    ['follow as velocities', ['x - y*(x^2+y^2)', 'y + x*(x^2+y^2)'], { kind: 'tangent', timeScaling: false }, TURN],
    ['follow as points', ['x - y*(x^2+y^2)', 'y + x*(x^2+y^2)'], { kind: 'same' }, TURN],
    ['follow as a tensor', ['x*x', 'x*y', 'y*x', 'y*y'], { kind: 'tensor', factors: ['W', 'W'] }, SHEAR],
    ['follow in one index freely', ['x*x', 'x*y', 'y*x', 'y*y'], { kind: 'tensor', factors: ['W', 'free'] }, SHEAR],
    ['scale by their weight', ['1/(x^2+y^2)'], { kind: 'scale', weight: -2 }, SCALING],
    ['follow by a matrix that is found', ['x + y', 'x - y'], { kind: 'free' }, SHEAR],
    ['follow by a matrix and a shift', ['x + 1', 'y - 2'], { kind: 'free-affine' }, SHEAR],
    ['follow with time scaled', ['x^2', 'x*y'], { kind: 'tangent', timeScaling: true }, SCALING],
  ])('%s', (_, of, action, fields) => {
    expect(largestDifference(of, action, fields)).toBeLessThan(KEPT);
  });

  it('differ where they do not transform so', () => {
    expect(largestDifference(['x^2'], { kind: 'invariant' }, TURN)).toBeGreaterThan(0.1);
    expect(largestDifference(['x', 'y^2'], { kind: 'free' }, TURN)).toBeGreaterThan(0.1);
  });
});
