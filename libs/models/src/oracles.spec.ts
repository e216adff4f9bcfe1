import '@tensorflow/tfjs';
import { setBackend, sum, tensor2d, valueAndGrad, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { normalStream, type OracleSpec } from '@liesweep/sweep';
import { combineOracles, linearRows, makeOracle } from './index.js';

/** A float32 oracle of a few terms against float64. */
const FLOAT32_ERROR = 1e-5;

const N = 3;
const oracles: readonly (readonly [string, OracleSpec, (x: readonly number[]) => number])[] = [
  ['norm', { kind: 'norm' }, (x) => Math.hypot(...x)],
  ['squared-norm', { kind: 'squared-norm' }, (x) => x.reduce((total, value) => total + value * value, 0)],
  ['quadratic by signature', { kind: 'quadratic', signature: [1, -1, -1] }, ([t = 0, x = 0, y = 0]) => t * t - x * x - y * y],
  [
    'quadratic by matrix',
    {
      kind: 'quadratic',
      matrix: [
        [1, 2, 0],
        [2, 0, 3],
        [0, 3, -1],
      ],
    },
    ([a = 0, b = 0, c = 0]) => a * a + 4 * a * b + 6 * b * c - c * c,
  ],
  [
    'polynomial',
    {
      kind: 'polynomial',
      terms: [
        { coefficient: 2, powers: [3, 0, 1] },
        { coefficient: -1, powers: [0, 2, 0] },
        { coefficient: 5, powers: [0, 0, 0] },
      ],
    },
    ([a = 0, b = 0, c = 0]) => 2 * a ** 3 * c - b * b + 5,
  ],
  ['l1', { kind: 'l1' }, (x) => x.reduce((total, value) => total + Math.abs(value), 0)],
];

const normal = normalStream(5);
const points = Array.from({ length: 8 }, () => Array.from({ length: N }, () => normal()));

beforeAll(async () => {
  await setBackend('cpu');
});

describe.each(oracles)('%s', (_, spec, formula) => {
  const oracle = makeOracle(spec, N);

  test('evaluates its formula, as [m, n] → [m, 1]', () => {
    const labels = oracle.evaluate(tensor2d(points));
    expect(labels.shape).toEqual([points.length, 1]);
    labels.dataSync().forEach((label, sample) => {
      expect(Math.abs(label - formula(points[sample] ?? []))).toBeLessThan(FLOAT32_ERROR * 10);
    });
  });

  test('has one gradient, in float64 and by differentiating the tensors', () => {
    const { grad } = valueAndGrad((x: Tensor) => sum(oracle.evaluate(x as Tensor2D)))(tensor2d(points));
    const fromTensors = grad.arraySync() as number[][];
    points.forEach((x, sample) => {
      const [gradient = new Float64Array()] = oracle.gradient(Float64Array.from(x));
      expect(gradient).toHaveLength(N);
      gradient.forEach((slope, feature) => {
        const step = 1e-6;
        const moved = (by: number): number => formula(x.map((value, at) => (at === feature ? value + by : value)));
        expect(Math.abs(slope - (moved(step) - moved(-step)) / (2 * step))).toBeLessThan(1e-7 * Math.max(1, Math.abs(slope)) + 1e-8);
        expect(Math.abs((fromTensors[sample]?.[feature] ?? Number.NaN) - slope)).toBeLessThan(FLOAT32_ERROR * Math.max(1, Math.abs(slope)));
      });
    });
  });
});

test('the gradient of a polynomial is finite where a feature is 0', () => {
  const oracle = makeOracle({ kind: 'polynomial', terms: [{ coefficient: 1, powers: [1, 0, 0] }, { coefficient: 1, powers: [0, 3, 0] }] }, N);
  expect([...(oracle.gradient(new Float64Array(N))[0] ?? [])]).toEqual([1, 0, 0]);
});

test('combined oracles have their labels side by side', () => {
  const both = combineOracles([makeOracle({ kind: 'norm' }, N), makeOracle({ kind: 'l1' }, N)]);
  expect(both.labelCount).toBe(2);
  const labels = both.evaluate(tensor2d([[3, -4, 0]])).dataSync();
  expect([...labels]).toEqual([5, 7]);
  expect(both.gradient(Float64Array.of(3, -4, 0)).map((gradient) => [...gradient])).toEqual([
    [0.6, -0.8, 0],
    [1, -1, 0],
  ]);
});

test('a row of the Lie derivative, times vec 𝒲, is dφ(x)·𝒲x', () => {
  const oracle = makeOracle({ kind: 'quadratic', signature: [1, -1, -1] }, N);
  const x = Float64Array.of(1, 2, 3);
  const generator = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const moved = [0, 1, 2].map((row) => generator.slice(row * N, row * N + N).reduce((total, entry, column) => total + entry * (x[column] ?? 0), 0));
  const expected = (oracle.gradient(x)[0] ?? []).reduce((total, slope, at) => total + slope * (moved[at] ?? 0), 0);
  const rows = linearRows(oracle, x, N);
  expect([rows.rows, rows.columns]).toEqual([1, N * N]);
  expect(rows.data.reduce((total, entry, at) => total + entry * (generator[at] ?? 0), 0)).toBeCloseTo(expected, 12);
});
