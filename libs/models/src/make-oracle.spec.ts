import '@tensorflow/tfjs';
import { setBackend, sum, tensor2d, valueAndGrad, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import {
  normalStream,
  oracleOf,
  ORACLES,
  parameterCount,
  parseSweepFile,
  realDimension,
  type GeneratorShape,
  type OracleSpec,
} from '@liesweep/sweep';
import { certifyFormula } from '@liesweep/verdict';
import { FINITE_FORMS } from './finite-forms/index.js';
import { combineOracles, linearRows, makeOracle } from './index.js';

/** A float32 oracle of a few terms against float64. */
const FLOAT32_ERROR = 1e-5;

const N = 3;
const SHAPE: GeneratorShape = { dimension: N, field: 'real' };
const normal = normalStream(5);

beforeAll(async () => {
  await setBackend('cpu');
});

/** Rows that are alike count once (those of a determinant all are), so that a few features need more than as many as parameters. */
const FEWEST_SAMPLES = 60;

/** Every example of every formula, with its own numbers and n. */
const FORMULAS = ORACLES.flatMap(({ examples }) => examples).flatMap(({ written, finds }) => {
  if (finds === undefined) return [];
  const { field, dimension, beside, groupDimension } = finds;
  const named = [written, ...(beside === undefined ? [] : [beside])].join(', ');
  const { system } = parseSweepFile(
    `name: a\nsystem: { oracles: [${named}], field: ${field} }\ngrid: { dimension: ${String(dimension)}, generators: 1 }`,
  );
  const shape: GeneratorShape = { dimension, field };
  return system.oracles.slice(0, 1).map((spec) => ({ written, spec, system, shape, groupDimension }));
});

test('every formula says what it finds, in some example', () => {
  const kinds = new Set(FORMULAS.map(({ spec }) => spec.kind));
  for (const { kind, source } of ORACLES) expect(kinds.has(kind)).toBe(source === 'formula');
});

describe.each(FORMULAS)('$written', ({ spec, system, shape, groupDimension }) => {
  const oracle = makeOracle(spec, shape);
  const definition = oracleOf(spec);
  const length = oracle.vectorCount * realDimension(shape);
  const samples = Array.from({ length: 8 }, () => Array.from({ length }, () => normal()));

  test('has a form over tensors where its definition says so', () => {
    expect(oracle.evaluate !== undefined).toBe(definition.hasFiniteForm?.(spec) === true);
    expect(Object.hasOwn(FINITE_FORMS, spec.kind)).toBe(definition.hasFiniteForm?.(spec) === true);
  });

  test('has the same values over tensors as in float64, as [m, q·r] → [m, k]', () => {
    const labels = oracle.evaluate?.(tensor2d(samples));
    if (labels === undefined) return; // it is kept in its Lie-derivative form only
    expect(labels.shape).toEqual([samples.length, oracle.labelCount]);
    const found = labels.dataSync();
    samples.forEach((x, at) => {
      const [expected = Number.NaN] = definition.formula?.(spec, shape).value(Float64Array.from(x)) ?? [];
      expect(Math.abs((found[at] ?? Number.NaN) - expected)).toBeLessThan(FLOAT32_ERROR * Math.max(10, expected));
    });
  });

  test('has the same gradient by differentiating the tensors', () => {
    const { evaluate } = oracle;
    if (evaluate === undefined) return; // as above
    const { grad } = valueAndGrad((x: Tensor) => sum(evaluate(x as Tensor2D)))(tensor2d(samples));
    const fromTensors = grad.arraySync() as number[][];
    samples.forEach((x, sample) => {
      const [gradient = new Float64Array()] = oracle.gradient(Float64Array.from(x));
      gradient.forEach((slope, feature) => {
        expect(Math.abs((fromTensors[sample]?.[feature] ?? Number.NaN) - slope)).toBeLessThan(
          FLOAT32_ERROR * Math.max(1, Math.abs(slope)),
        );
      });
    });
  });

  test('has the symmetry that its example says', () => {
    const all = combineOracles(
      system.oracles.map((each) => makeOracle(each, shape)),
      shape,
    );
    const { vectorCount, labelCount } = all;
    const count = Math.max(FEWEST_SAMPLES, Math.ceil((1.2 * parameterCount(shape)) / labelCount));
    const drawn = Float64Array.from({ length: count * vectorCount * realDimension(shape) }, () => normal());
    const { dimension } = certifyFormula({
      ...{ shape, vectorCount, labelCount, samples: drawn },
      gradient: (x) => all.gradient(x),
    });
    expect(dimension).toBe(groupDimension);
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
