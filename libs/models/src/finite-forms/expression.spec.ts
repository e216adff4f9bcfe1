import '@tensorflow/tfjs';
import { setBackend, sum, tensor2d, valueAndGrad, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { parseSweepFile, uniformStream, type SystemSpec } from '@liesweep/sweep';
import { combineOracles, makeOracle, oracleInCoordinates, scaleOracle, type Oracle } from '../index.js';
import { matrixOf } from '@liesweep/lie';

/** A few operations in float32 against float64. */
const FLOAT32_ERROR = 1e-4;

const ROUNDING = 1e-12;

beforeAll(async () => {
  await setBackend('cpu');
});

function systemOf(of: string, particles: string): SystemSpec {
  return parseSweepFile(
    `name: a\nsystem: { oracles: [{ kind: expression, of: ${of} }], ${particles} }\n` +
      `grid: { ${particles === '' ? 'dimension: 3, ' : ''}generators: 1 }`,
  ).system;
}

const PAIR = 'particles: { count: 2, features: [x, y] }';
const TRIPLE = 'particles: { count: 3, features: [x, y, z] }';

function oracleOfSystem(of: string, particles: string): Oracle {
  const { oracles, particles: given } = systemOf(of, particles);
  const shape = { dimension: given?.features.length ?? 3, field: 'real' } as const;
  return combineOracles(
    oracles.map((each) => makeOracle(each, shape)),
    shape,
  );
}

describe.each([
  ['sqrt(x) + abs(y - 1) - exp(z) + log(x)', ''],
  ['sin(x)*cos(y) - tan(z/2)/(1 + x)', ''],
  ['[sinh(x), cosh(y), tanh(z)]', ''],
  ['["asin(x/2) + acos(y/2)", "atan(z) - atan2(x, y)"]', ''],
  ['min(x, y, z) + max(x, 2*y)^2 - x^-1.5 + 7', ''],
  ['[1, x]', ''],
  ['log10(x) + asinh(y) + asinh(-z) + acosh(1 + y) - atanh(x/2)', ''],
  ['hypot(x, y, z) + sign(y - 0.1)*x + floor(3*z)*y', ''],
  ['norm(p1) - distance(p1, p2)', PAIR],
  ['cross(p1, p2)*dot(p1, p2)', PAIR],
  ['cross(p1, p2) - p3', TRIPLE],
  ['det(p1, p2, p3)', TRIPLE],
])('%s %s', (of, particles) => {
  const oracle = oracleOfSystem(of.startsWith('["') ? of : `"${of}"`, particles);
  const length = particles === '' ? 3 : particles === PAIR ? 4 : 9;
  const uniform = uniformStream(7);
  const samples = Array.from({ length: 6 }, () => Array.from({ length }, () => 0.3 + uniform()));

  test('has the same values over tensors as in float64', () => {
    const labels = oracle.evaluate?.(tensor2d(samples));
    expect(labels?.shape).toEqual([samples.length, oracle.labelCount]);
    const found = labels?.dataSync() ?? [];
    samples.forEach((x, at) => {
      oracle.value?.(Float64Array.from(x)).forEach((value, label) => {
        expect(Math.abs((found[at * oracle.labelCount + label] ?? NaN) - value)).toBeLessThan(
          FLOAT32_ERROR * Math.max(1, Math.abs(value)),
        );
      });
    });
    expect(oracle.value?.(Float64Array.from(samples[0] ?? []))).toHaveLength(oracle.labelCount);
  });

  test('has the same gradient by differentiating the tensors', () => {
    const { grad } = valueAndGrad((x: Tensor) => sum(oracle.evaluate?.(x as Tensor2D) ?? x))(tensor2d(samples));
    const fromTensors = grad.arraySync() as number[][];
    samples.forEach((x, sample) => {
      const gradients = oracle.gradient(Float64Array.from(x));
      for (let entry = 0; entry < length; entry += 1) {
        const slope = gradients.reduce((total, gradient) => total + (gradient[entry] ?? NaN), 0);
        expect(Math.abs((fromTensors[sample]?.[entry] ?? NaN) - slope)).toBeLessThan(
          FLOAT32_ERROR * Math.max(1, Math.abs(slope)),
        );
      }
    });
  });

  test('keeps its value in other coordinates, times a number, and beside others', () => {
    const n = length / oracle.vectorCount;
    const z = Float64Array.from(samples[0] ?? []);
    const [before] = [oracle.value?.(z.map((each) => 2 * each)) ?? []];
    const twice = matrixOf(
      n,
      n,
      Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 2 : 0)),
    );
    const after = scaleOracle(oracleInCoordinates(oracle, twice), 3).value?.(z) ?? [];
    before.forEach((value, label) => {
      expect(Math.abs((after[label] ?? NaN) - 3 * value)).toBeLessThan(ROUNDING * Math.max(1, Math.abs(value)));
    });
    const shape = { dimension: n, field: 'real' } as const;
    const both = combineOracles([makeOracle({ kind: 'norm' }, shape), oracle], shape);
    expect(both.value?.(z)).toEqual([Math.hypot(...z.subarray(0, n)), ...(oracle.value?.(z) ?? [])]);
  });
});
