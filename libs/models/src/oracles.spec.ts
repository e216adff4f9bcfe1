import '@tensorflow/tfjs';
import { setBackend, sum, tensor2d, valueAndGrad, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { normalStream, type GeneratorShape, type OracleSpec } from '@liesweep/sweep';
import { certifyFormula } from '@liesweep/verdict';
import { combineOracles, linearRows, makeOracle } from './index.js';

/** A float32 oracle of a few terms against float64. */
const FLOAT32_ERROR = 1e-5;

const N = 3;
const SHAPE: GeneratorShape = { dimension: N, field: 'real' };
const oracles: readonly (readonly [string, OracleSpec, (x: readonly number[]) => number])[] = [
  ['norm', { kind: 'norm' }, (x) => Math.hypot(...x)],
  ['squared-norm', { kind: 'squared-norm' }, (x) => x.reduce((total, value) => total + value * value, 0)],
  [
    'quadratic by signature',
    { kind: 'quadratic', signature: [1, -1, -1] },
    ([t = 0, x = 0, y = 0]) => t * t - x * x - y * y,
  ],
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
  const oracle = makeOracle(spec, SHAPE);
  const evaluate =
    oracle.evaluate ??
    ((): never => {
      throw new TypeError('no finite form');
    });

  test('evaluates its formula, as [m, n] → [m, 1]', () => {
    const labels = evaluate(tensor2d(points));
    expect(labels.shape).toEqual([points.length, 1]);
    labels.dataSync().forEach((label, sample) => {
      expect(Math.abs(label - formula(points[sample] ?? []))).toBeLessThan(FLOAT32_ERROR * 10);
    });
  });

  test('has one gradient, in float64 and by differentiating the tensors', () => {
    const { grad } = valueAndGrad((x: Tensor) => sum(evaluate(x as Tensor2D)))(tensor2d(points));
    const fromTensors = grad.arraySync() as number[][];
    points.forEach((x, sample) => {
      const [gradient = new Float64Array()] = oracle.gradient(Float64Array.from(x));
      expect(gradient).toHaveLength(N);
      gradient.forEach((slope, feature) => {
        const step = 1e-6;
        const moved = (by: number): number => formula(x.map((value, at) => (at === feature ? value + by : value)));
        expect(Math.abs(slope - (moved(step) - moved(-step)) / (2 * step))).toBeLessThan(
          1e-7 * Math.max(1, Math.abs(slope)) + 1e-8,
        );
        expect(Math.abs((fromTensors[sample]?.[feature] ?? Number.NaN) - slope)).toBeLessThan(
          FLOAT32_ERROR * Math.max(1, Math.abs(slope)),
        );
      });
    });
  });
});

test('the gradient of a polynomial is finite where a feature is 0', () => {
  const oracle = makeOracle(
    {
      kind: 'polynomial',
      terms: [
        { coefficient: 1, powers: [1, 0, 0] },
        { coefficient: 1, powers: [0, 3, 0] },
      ],
    },
    SHAPE,
  );
  expect([...(oracle.gradient(new Float64Array(N))[0] ?? [])]).toEqual([1, 0, 0]);
});

test('combined oracles have their labels side by side', () => {
  const both = combineOracles([makeOracle({ kind: 'norm' }, SHAPE), makeOracle({ kind: 'l1' }, SHAPE)], SHAPE);
  expect(both.labelCount).toBe(2);
  const labels = both.evaluate?.(tensor2d([[3, -4, 0]])).dataSync() ?? [];
  expect([...labels]).toEqual([5, 7]);
  expect(both.gradient(Float64Array.of(3, -4, 0)).map((gradient) => [...gradient])).toEqual([
    [0.6, -0.8, 0],
    [1, -1, 0],
  ]);
});

test('a row of the Lie derivative, times vec 𝒲, is dφ(x)·𝒲x', () => {
  const oracle = makeOracle({ kind: 'quadratic', signature: [1, -1, -1] }, SHAPE);
  const x = Float64Array.of(1, 2, 3);
  const generator = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const moved = [0, 1, 2].map((row) =>
    generator.slice(row * N, row * N + N).reduce((total, entry, column) => total + entry * (x[column] ?? 0), 0),
  );
  const expected = (oracle.gradient(x)[0] ?? new Float64Array()).reduce(
    (total, slope, at) => total + slope * (moved[at] ?? 0),
    0,
  );
  const rows = linearRows(oracle, x, SHAPE);
  expect([rows.rows, rows.columns]).toEqual([1, N * N]);
  expect(rows.data.reduce((total, entry, at) => total + entry * (generator[at] ?? 0), 0)).toBeCloseTo(expected, 12);
});

describe('complex features', () => {
  const complex: GeneratorShape = { dimension: 2, field: 'complex' };
  const random = Array.from({ length: 40 }, () => normal());

  /** 𝒲x for vec 𝒲 = (A, B) on every vector (u, v) of a sample. */
  const act = (vec: readonly number[], x: Float64Array): number[] => {
    const at = (block: number, i: number, j: number): number => vec[block * 4 + i * 2 + j] ?? Number.NaN;
    return Array.from({ length: x.length / 4 }, (_, q) => x.subarray(4 * q, 4 * q + 4)).flatMap(
      ([u0 = 0, u1 = 0, v0 = 0, v1 = 0]) => [
        ...[0, 1].map((i) => at(0, i, 0) * u0 + at(0, i, 1) * u1 - at(1, i, 0) * v0 - at(1, i, 1) * v1),
        ...[0, 1].map((i) => at(0, i, 0) * v0 + at(0, i, 1) * v1 + at(1, i, 0) * u0 + at(1, i, 1) * u1),
      ],
    );
  };

  const specs: readonly OracleSpec[] = [
    { kind: 'norm' },
    { kind: 'squared-norm' },
    { kind: 'quadratic', signature: [1, -1] },
    { kind: 'determinant' },
    { kind: 'vacuum', adjoint: [1, -1] },
    { kind: 'vacuum', fundamental: [0, 1] },
  ];

  test.each(specs)('a row of %j, times vec 𝒲, is dφ(x)·𝒲x', (spec) => {
    const oracle = makeOracle(spec, complex);
    const x = Float64Array.from(random.slice(0, 4 * oracle.vectorCount));
    const vec = random.slice(20, 28);
    const moved = act(vec, x);
    const rows = linearRows(oracle, x, complex);
    expect([rows.rows, rows.columns]).toEqual([oracle.labelCount, 8]);
    oracle.gradient(x).forEach((gradient, label) => {
      const expected = gradient.reduce((total, slope, at) => total + slope * (moved[at] ?? Number.NaN), 0);
      const row = rows.data.subarray(label * 8, label * 8 + 8);
      expect(row.reduce((total, entry, at) => total + entry * (vec[at] ?? Number.NaN), 0)).toBeCloseTo(expected, 10);
    });
  });

  test('the derivative of the determinant along 𝒲 is tr 𝒲 times the determinant, over (2ⁿ n!)^½', () => {
    const oracle = makeOracle({ kind: 'determinant' }, complex);
    const x = Float64Array.from(random.slice(0, 8));
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = x;
    // Vectors (a + ic, b + id) and (e + ig, f + ih).
    const det = [a * f - c * h - (b * e - d * g), a * h + c * f - (b * g + d * e)].map((part) => part / Math.sqrt(8));
    const vec = [2, 5, 7, 1, 0.5, 3, 4, 0.25];
    const [re, im] = [3, 0.75];
    const moved = act(vec, x);
    const derivative = oracle
      .gradient(x)
      .map((gradient) => gradient.reduce((total, slope, at) => total + slope * (moved[at] ?? 0), 0));
    expect(derivative[0]).toBeCloseTo(re * (det[0] ?? 0) - im * (det[1] ?? 0), 10);
    expect(derivative[1]).toBeCloseTo(re * (det[1] ?? 0) + im * (det[0] ?? 0), 10);
  });

  test('norm and determinant together take n vectors, the norm of the first', () => {
    const both = combineOracles(
      [makeOracle({ kind: 'squared-norm' }, complex), makeOracle({ kind: 'determinant' }, complex)],
      complex,
    );
    expect([both.vectorCount, both.labelCount, both.evaluate]).toEqual([2, 3, undefined]);
    const [first] = both.gradient(Float64Array.from(random.slice(0, 8)));
    expect([...(first ?? [])].slice(4)).toEqual([0, 0, 0, 0]);
  });

  test.each([
    ['u(2)', [{ kind: 'norm' }], 2, 4],
    ['su(2)', [{ kind: 'norm' }, { kind: 'determinant' }], 2, 3],
    ['u(3)', [{ kind: 'norm' }], 3, 9],
    ['su(3)', [{ kind: 'norm' }, { kind: 'determinant' }], 3, 8],
    [
      'su(3) broken to u(2) by an adjoint',
      [{ kind: 'norm' }, { kind: 'determinant' }, { kind: 'vacuum', adjoint: [1, 1, -2] }],
      3,
      4,
    ],
    [
      'su(3) broken to su(2) by a triplet',
      [{ kind: 'norm' }, { kind: 'determinant' }, { kind: 'vacuum', fundamental: [0, 0, 1] }],
      3,
      3,
    ],
    [
      'su(5) broken to the standard model',
      [{ kind: 'norm' }, { kind: 'determinant' }, { kind: 'vacuum', adjoint: [2, 2, 2, -3, -3] }],
      5,
      12,
    ],
    [
      'su(5) broken by diag(1,1,1,1,-4)',
      [{ kind: 'norm' }, { kind: 'determinant' }, { kind: 'vacuum', adjoint: [1, 1, 1, 1, -4] }],
      5,
      16,
    ],
    [
      'su(5) broken by a fundamental',
      [{ kind: 'norm' }, { kind: 'determinant' }, { kind: 'vacuum', fundamental: [0, 0, 0, 0, 1] }],
      5,
      15,
    ],
  ] as const)('the certificate of %s', (_, oracleSpecs, dimension, expected) => {
    const shape: GeneratorShape = { dimension, field: 'complex' };
    const oracle = combineOracles(
      oracleSpecs.map((named) => makeOracle(named, shape)),
      shape,
    );
    const sampleCount = 100;
    const stream = normalStream(3);
    const samples = Float64Array.from({ length: sampleCount * oracle.vectorCount * 2 * dimension }, () => stream());
    const { vectorCount, labelCount } = oracle;
    const gradient = (x: Float64Array) => oracle.gradient(x);
    expect(certifyFormula({ shape, vectorCount, labelCount, samples, gradient }).dimension).toBe(expected);
  });
});
