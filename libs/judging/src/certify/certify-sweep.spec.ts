import { parseSweepFile, type FileDataset } from '@liesweep/sweep';
import { type Matrix } from '@liesweep/lie';
import { so } from '@liesweep/lie/testing';
import { normalStream } from '@liesweep/sweep';
import type { Candidate } from './candidate.js';
import type { SweepToCertify } from './certify-dimension.js';
import { certifySweep } from './certify-sweep.js';

const ROWS = 400;

function drawn(oracles: string, dimension: string, rest = ''): SweepToCertify {
  const text = `name: a\nsystem: { oracles: [${oracles}] ${rest} }\ngrid: { dimension: ${dimension}, generators: 1 }\n`;
  return { spec: parseSweepFile(text), dataset: undefined, featureNames: [] };
}

/** Rows of a file: x, y, z and a label. */
function measured(
  model: string,
  label: (x: number, y: number, z: number) => number,
  noise = 0,
  rows = ROWS,
): SweepToCertify {
  const stream = normalStream(12);
  const samples = Float64Array.from({ length: 3 * rows }, () => stream());
  const labels = Float64Array.from({ length: rows }, (_, row) => {
    const [x = 0, y = 0, z = 0] = samples.subarray(3 * row, 3 * row + 3);
    return label(x, y, z) + noise * stream();
  });
  const train = Math.round(0.8 * rows);
  const dataset: FileDataset = {
    ...{ vectorLength: 3, labelCount: 1, samples: samples.slice(0, 3 * train), heldOut: samples.slice(3 * train) },
    ...{ labels: labels.slice(0, train), heldOutLabels: labels.slice(train) },
  };
  const text = `name: a\nsystem: { oracles: [{ kind: learned, model: ${model} }] }\ndata: { kind: csv, path: x.csv, features: [x, y, z], labels: [v] }\ngrid: { dimension: 3, generators: 1 }\n`;
  return { spec: parseSweepFile(text), dataset, featureNames: ['x', 'y', 'z'] };
}

const candidate = (name: string, span: readonly Matrix[]): Candidate => ({
  ...{ name, needsOneUnit: true },
  generators: ({ dimension }) => (dimension === span[0]?.rows ? span : undefined),
});

test('every dimension of a formula is certified, named, and given by a sparse basis', () => {
  const slices = certifySweep(drawn('squared-norm', '[2, 3, 4]'), []);
  expect(slices.map(({ certificate }) => certificate.groupDimension)).toEqual([1, 3, 6]);
  expect(slices.map(({ structure }) => structure?.name)).toEqual([
    'so(2) ≅ u(1)',
    'su(2) ≅ so(3)',
    'so(4) ≅ su(2)⊕su(2)',
  ]);
  const [plane] = slices;
  expect(plane?.generators).toHaveLength(1);
  expect(plane?.featureNames).toEqual([]);
});

test('a candidate is asked about where it acts, exactly on the rows', () => {
  const [plane, space] = certifySweep(drawn('squared-norm', '[2, 3]'), [candidate('so(3)', so(3))]);
  expect(plane?.candidates).toEqual([]);
  expect(space?.candidates).toMatchObject([{ name: 'so(3)', generatorCount: 3, verdict: 'kept' }]);
  const defect = space?.candidates[0]?.defect;
  expect([defect?.lower, defect?.upper]).toEqual([defect?.estimate, defect?.estimate]);
});

test('complex features have complex generators', () => {
  const [slice] = certifySweep(drawn('norm', '2', ', field: complex'), []);
  expect(slice?.certificate.groupDimension).toBe(4);
  expect(slice?.structure?.name).toBe('u(2) ≅ su(2)⊕u(1)');
  expect(slice?.generators.every((generator) => 're' in generator)).toBe(true);
});

test('labels without noise are certified with their bound, and their algebra has its name', () => {
  const [slice] = certifySweep(
    measured('polynomial', (x, y, z) => x * x + 4 * y * y + 9 * z * z),
    [candidate('so(3)', so(3))],
  );
  expect(slice?.certificate).toMatchObject({ groupDimension: 3, bound: { lower: 3, upper: 3, fittedDegree: 2 } });
  expect(slice?.structure?.name).toBe('su(2) ≅ so(3)');
  expect(slice?.candidates).toMatchObject([{ verdict: 'broken' }]);
});

test('labels with noise bound the defect of a candidate from both sides', () => {
  const [slice] = certifySweep(
    measured('polynomial', (x, y, z) => x * x + y * y + z * z, 0.05, 2000),
    [candidate('so(3)', so(3))],
  );
  expect(slice?.candidates).toMatchObject([{ verdict: 'kept' }]);
  const { lower = NaN, upper = NaN } = slice?.candidates[0]?.defect ?? {};
  expect(lower).toBeLessThan(upper);
});

test('rows that are too few for any polynomial are refused with what to do', () => {
  const [slice] = certifySweep(
    measured('polynomial', (x) => x * x, 0, 20),
    [candidate('so(3)', so(3))],
  );
  expect(slice?.certificate).toMatchObject({ groupDimension: null, refusal: 'too-few-rows' });
  expect(slice?.certificate.reason).toMatch(/measure more rows/);
  expect(slice?.candidates).toMatchObject([{ verdict: 'no bound', defect: null }]);
});

test('a network is not trained, and the reason says what would be', () => {
  const [slice] = certifySweep(
    measured('mlp', (x) => x * x),
    [],
  );
  expect(slice?.certificate).toMatchObject({ groupDimension: null, refusal: 'network' });
  expect(slice?.certificate.reason).toMatch(
    /polynomial alone has a bound.*Training answers without one: liesweep run\.$/,
  );
  expect(slice).toMatchObject({ structure: null, generators: [], featureSizes: [] });
});
