import { matrixOf, singularValues } from '@liesweep/lie';
import {
  enumerateTrials,
  normalStream,
  type CsvDataSpec,
  type FileDataset,
  type OracleSpec,
  type SystemSpec,
} from '@liesweep/sweep';

import type { TrainedTrial } from '@liesweep/training';
import type { FittedOracle } from './fitted-oracle.js';
import { prepareSystem, type PreparedSystem } from './prepare-system.js';
import { EXAMPLE_SPEC } from './testing/example-spec.js';

const DATA: CsvDataSpec = {
  ...{ kind: 'csv', path: 'x.csv', scale: 'standardise', heldOut: 0.2 },
  ...{ features: [], complexPairs: [], labels: [] },
};

/** Rows of a file whose features have these units. */
function fileOf(vectorLength: number, units: readonly number[]): FileDataset {
  const stream = normalStream(21);
  const rows = (count: number): Float64Array =>
    Float64Array.from({ length: count * vectorLength }, (_, at) => (units[at % vectorLength] ?? NaN) * stream());
  return {
    ...{ vectorLength, labelCount: 0 },
    ...{ samples: rows(60), heldOut: rows(15), labels: new Float64Array(), heldOutLabels: new Float64Array() },
  };
}

test.each<readonly [string, SystemSpec['field'], SystemSpec['oracles'], number, readonly number[], number]>([
  ['so(1,3) in mixed units', 'real', [{ kind: 'quadratic', signature: [1, -1, -1, -1] }], 4, [30, 1, 10, 0.5], 6],
  ['so(3) of a sphere in mixed units', 'real', [{ kind: 'squared-norm' }], 3, [1, 50, 7], 3],
  [
    'su(2), whose determinant takes two rows',
    'complex',
    [{ kind: 'norm' }, { kind: 'determinant' }],
    2,
    [3, 3, 3, 3],
    3,
  ],
])(
  'the certificate of %s is that of the formula on the features in the file',
  (_, field, oracles, dimension, units, expected) => {
    const system: SystemSpec = { oracles, field, parameterisation: { kind: 'linear' } };
    const prepared = prepareSystem({ ...EXAMPLE_SPEC, system, data: DATA }, dimension, {
      file: fileOf(units.length, units),
    });
    expect(prepared.certificate?.groupDimension).toBe(expected);
    expect(prepared.heldOutCount).toBe(15);
  },
);

const linear = (oracles: SystemSpec['oracles']): SystemSpec => ({
  ...{ oracles, field: 'real', parameterisation: { kind: 'linear' } },
});

test('features of a file are trained on in standard coordinates, and with scale: none as they are', () => {
  const units = [30, 1, 1e-3];
  const spec = { ...EXAMPLE_SPEC, system: linear([{ kind: 'squared-norm' }]) };
  const standard = prepareSystem({ ...spec, data: DATA }, 3, { file: fileOf(3, units) });
  const plain = prepareSystem({ ...spec, data: { ...DATA, scale: 'none' } }, 3, { file: fileOf(3, units) });
  const diagonal = ({ coordinates }: typeof plain): number[] =>
    [0, 4, 8].map((at) => coordinates.toRaw.data[at] ?? NaN);
  expect(diagonal(plain)).toEqual([1, 1, 1]);
  diagonal(standard).forEach((size, j) => {
    expect(Math.abs(size / (units[j] ?? NaN) - 1)).toBeLessThan(0.5); // the root mean square of 60 rows
  });
  // The verdict and the coordinates of the algebra's name are standard ones either way.
  expect(plain.certificate).toEqual(standard.certificate);
  expect(plain.standard).toEqual(standard.standard);
  expect(standard.coordinates).toEqual(standard.standard);
});

test('drawn data are trained on as they are, and have no units to name', () => {
  const { coordinates, standard } = prepareSystem({ ...EXAMPLE_SPEC, system: linear([{ kind: 'squared-norm' }]) }, 2);
  expect([...coordinates.toRaw.data]).toEqual([1, 0, 0, 1]);
  expect(standard).toBeNull();
});

test.each([1e-3, 1, 1e3])('a formula times %d certifies the same, and its weakest direction is felt', (coefficient) => {
  const terms = [
    [2, 0, 0],
    [0, 2, 0],
    [0, 0, 2],
  ].map((powers) => ({ coefficient, powers }));
  const { certificate, stackSystem } = prepareSystem(
    { ...EXAMPLE_SPEC, system: linear([{ kind: 'polynomial', terms }]) },
    3,
  );
  expect(certificate).toMatchObject({ groupDimension: 3, tolerance: 1e-3, refusal: null });
  // Preconditioned: F = T R, so that σ/√(1 + σ²) is what a direction of σ has.
  const { data: values = [], shape: [, columns = 0] = [] } = stackSystem.constants(EXAMPLE_SPEC.training).factor ?? {};
  const sizes = singularValues(matrixOf(9, columns, values));
  expect(sizes[5]).toBeGreaterThan(0.09);
  expect(sizes[6]).toBeLessThan(1e-5 * (sizes[0] ?? NaN)); // float32
});

test('features that keep a relation within their digits certify nothing, by their relation', () => {
  const file = fileOf(3, [30, 30, 30]);
  const written = (data: Float64Array): Float64Array =>
    data.map((entry, at) => Number((at % 3 === 2 ? (data[at - 2] ?? NaN) + (data[at - 1] ?? NaN) : entry).toFixed(4)));
  const rounded = { ...file, samples: written(file.samples), heldOut: written(file.heldOut) };
  const { certificate } = prepareSystem(
    { ...EXAMPLE_SPEC, system: linear([{ kind: 'squared-norm' }]), data: DATA },
    3,
    { file: rounded },
  );
  expect(certificate).toMatchObject({ groupDimension: null, refusal: 'dependent-features' });
  expect(certificate?.reason).toMatch(/x3 = x1 \+ x2/);
});

test('a network certifies nothing, alone or beside a formula', () => {
  const layers = [
    {
      ...{ inputCount: 2, outputCount: 3, activation: 'tanh' as const },
      weights: Float32Array.of(1, 2, 0, 0, 1, 3),
      bias: new Float32Array(3),
    },
    {
      ...{ inputCount: 3, outputCount: 1, activation: 'identity' as const },
      weights: Float32Array.of(1, -1, 2),
      bias: new Float32Array(1),
    },
  ];
  const unscaled = (count: number) => ({ mean: new Float32Array(count), scale: new Float32Array(count).fill(1) });
  const stored: FittedOracle = {
    digest: `sha256:${'cd'.repeat(32)}`,
    fit: {
      model: { fits: 'network', network: { layers, input: unscaled(2), output: unscaled(1) } },
      quality: { measure: 'R²', train: 0.99, heldOut: 0.98 },
      ...{ certificate: null, generators: [] },
    },
  };
  const learned: OracleSpec = {
    kind: 'learned',
    model: { kind: 'mlp', hidden: [3], activation: 'tanh' },
    task: 'regression',
  };
  const given: readonly (readonly [SystemSpec['oracles'], readonly (FittedOracle | undefined)[]])[] = [
    [[learned], [stored]],
    [
      [{ kind: 'norm' }, learned],
      [undefined, stored],
    ],
  ];
  for (const [oracles, fits] of given) {
    const { certificate } = prepareSystem({ ...EXAMPLE_SPEC, system: linear(oracles), data: DATA }, 2, {
      file: fileOf(2, [1, 9]),
      fits,
    });
    expect(certificate).toMatchObject({ groupDimension: null, refusal: 'network', defects: [] });
    expect(certificate?.fits).toMatchObject([{ heldOut: 0.98, digest: stored.digest }]);
    expect(certificate?.fits?.[0]?.factor).toBeGreaterThan(0);
  }
});

/** A file with the gradients of Σ |x_j|² in float32, with an error relative to their root mean square. */
function withGradients(file: FileDataset, error: number): FileDataset {
  const normal = normalStream(22);
  const slopes = (rows: Float64Array): Float64Array => rows.map((x) => Math.fround(2 * x + 2 * error * normal()));
  return {
    ...file,
    gradients: { labelCount: 1, samples: slopes(file.samples), heldOut: slopes(file.heldOut) },
  };
}

const GRADIENTS: SystemSpec['oracles'] = [{ kind: 'gradients', path: 'g.npy', digest: `sha256:${'ab'.repeat(32)}` }];

test.each<readonly [string, SystemSpec['field'], SystemSpec['oracles'], number, number]>([
  ['are those of r², in R³', 'real', GRADIENTS, 3, 3],
  ['are those of r², in C²', 'complex', GRADIENTS, 2, 4],
  ['are those of r², beside a determinant of two rows', 'complex', [...GRADIENTS, { kind: 'determinant' }], 2, 3],
])('gradients that %s certify its symmetry', (_, field, oracles, dimension, expected) => {
  const system: SystemSpec = { oracles, field, parameterisation: { kind: 'linear' } };
  const vectorLength = field === 'complex' ? 2 * dimension : dimension;
  const file = withGradients(fileOf(vectorLength, Array<number>(vectorLength).fill(1)), 0);
  const prepared = prepareSystem({ ...EXAMPLE_SPEC, system, data: DATA }, dimension, { file });
  expect(prepared.certificate).toMatchObject({ groupDimension: expected, given: 'gradients' });
  expect(prepared.certificate?.reason).toContain('taken as given');
  expect(() => prepared.stackSystem.constants({ invariance: 'finite' })).toThrow('the oracle has no finite form');
  const { stackSystem } = prepared;
  const numbers = [...(stackSystem.constants({ invariance: 'lie-derivative' }).factor?.data ?? [])];
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers.every(Number.isFinite)).toBe(true);
  expect(Number.isFinite(invarianceOf(prepared))).toBe(true);
});

test('gradients with an error of a percent certify nothing', () => {
  const system: SystemSpec = { oracles: GRADIENTS, field: 'real', parameterisation: { kind: 'linear' } };
  const file = withGradients(fileOf(3, [1, 1, 1]), 0.01);
  const { certificate } = prepareSystem({ ...EXAMPLE_SPEC, system, data: DATA }, 3, { file });
  expect(certificate).toMatchObject({ groupDimension: null, refusal: 'no-gap', given: 'gradients' });
  expect(certificate?.defects).toHaveLength(9);
});

test('gradients at the rows are all that vector fields need', () => {
  const parameterisation = { kind: 'non-linear', hidden: [4], activation: 'tanh' } as const;
  const system: SystemSpec = { oracles: GRADIENTS, field: 'real', parameterisation };
  const file = withGradients(fileOf(2, [1, 50]), 0);
  const prepared = prepareSystem({ ...EXAMPLE_SPEC, system, data: DATA }, 2, { file });
  const { gradients } = prepared.stackSystem.constants({ invariance: 'lie-derivative' });
  expect(gradients?.data.every(Number.isFinite)).toBe(true);
  expect(Number.isFinite(invarianceOf(prepared))).toBe(true);
});

/** What the referee finds of a random generator at held-out samples. */
function invarianceOf({ judge, stackSystem }: PreparedSystem): number {
  const [trial] = enumerateTrials(EXAMPLE_SPEC);
  if (trial === undefined) throw new TypeError('the example has no trials');
  const normal = normalStream(23);
  const { parameters } = stackSystem;
  const trained: TrainedTrial = {
    ...{ trial, outcome: 'stopped', steps: 1, lowestLoss: 1, finalLoss: 1, structureConstants: null, seconds: 0 },
    terms: { invariance: 1, normalization: 0, orthogonality: 0, closure: 0, sparsity: 0 },
    generators: Float32Array.from(parameters.spreads, (spread) => spread * normal()),
    curve: { steps: [], losses: [] },
  };
  return judge(trained).referee({ tolerance: 1, below: 1 }).invariance ?? Number.NaN;
}
