import type { DataFacts } from '../data-facts.js';
import { InvalidSweepError } from '../errors.js';
import type { LearnedModelSpec } from '../oracles/learned-models.js';
import type { SweepSpec } from '../sweep-spec.js';
import { parseSweepFile } from './parse-sweep-file.js';

interface Given {
  readonly oracles?: string;
  readonly field?: string;
  readonly parameterisation?: string;
  readonly data?: string;
  readonly grid?: string;
  readonly training?: string;
}

const FACTS: DataFacts = {
  ...{ digest: `sha256:${'ab'.repeat(32)}`, dimension: 2 },
  ...{ samples: 80, heldOut: 20, different: 100, labels: 1, classes: null },
};
const CLASSIFIER = '{ kind: learned, model: { kind: mlp, hidden: [8] }, task: classification }';
const CSV = '{ kind: csv, path: x.csv, features: [a, b] }';
const GRADIENTS = '{ kind: gradients, path: g.npy }';

function parse(given: Given, facts?: DataFacts): SweepSpec {
  const { oracles = 'norm', field = 'real', parameterisation = 'linear', data, grid, training } = given;
  return parseSweepFile(
    [
      'name: a',
      `system: { oracles: [${oracles}], field: ${field}, parameterisation: ${parameterisation} }`,
      `grid: ${grid ?? (data === undefined ? '{ dimension: 2, generators: 1 }' : '{ generators: 1 }')}`,
      ...(data === undefined ? [] : [`data: ${data}`]),
      ...(training === undefined ? [] : [`training: ${training}`]),
    ].join('\n'),
    facts,
  );
}

function refusals(given: Given, facts?: DataFacts): string[] {
  try {
    parse(given, facts);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidSweepError)) throw error;
    return error.issues.map(({ path, message }) => `${path}: ${message}`);
  }
}

test.each<Given>([
  { oracles: 'norm, determinant', field: 'complex' },
  { oracles: 'norm, { kind: vacuum, adjoint: [1, -1] }, { kind: vacuum, fundamental: [0, 1] }', field: 'complex' },
  { oracles: '{ kind: quadratic, signature: [1, -1] }', field: 'complex', training: '{ invariance: finite }' },
  { parameterisation: '{ kind: deep-linear, layers: 2 }', field: 'complex' },
  { parameterisation: '{ kind: non-linear, activation: relu }', grid: '{ dimension: 2, generators: [1, 2] }' },
  { oracles: 'three-form', grid: '{ dimension: 7, generators: 14 }' },
  { oracles: 'cubic', grid: '{ dimension: 27, generators: 78 }' },
  { oracles: '{ kind: cubic, form: traceless }', grid: '{ dimension: 26, generators: 52 }' },
  { oracles: 'cubic, norm', field: 'complex', grid: '{ dimension: 27, generators: 78 }' },
  { data: CSV, grid: '{ dimension: 2, generators: 1 }' },
  { data: '{ kind: csv, path: x.csv, complexPairs: [[a, b], [{ sum: [c, 3] }, d]] }', field: 'complex' },
  { data: '{ kind: npy, path: x.npy }', grid: '{ dimension: 5, generators: 1 }' },
  { oracles: `norm, ${GRADIENTS}`, data: CSV, parameterisation: '{ kind: deep-linear, layers: 2 }' },
  { oracles: GRADIENTS, data: '{ kind: npy, path: x.npy }', field: 'complex', parameterisation: 'non-linear' },
  {
    oracles: '{ kind: learned, model: mlp }',
    data: '{ kind: csv, path: x.csv, features: [a], labels: [b] }',
    training: '{ invariance: finite }',
  },
])('what fits together is read: %j', (given) => {
  expect(refusals(given)).toEqual([]);
});

test.each<readonly [string, Given]>([
  ['system.oracles[0]: determinant needs field: complex, got field: real', { oracles: 'determinant' }],
  [
    'system.oracles[1]: vacuum needs field: complex, got field: real',
    { oracles: 'norm, { kind: vacuum, adjoint: [1, 1] }' },
  ],
  ['system.oracles[0]: l1 needs field: real, got field: complex', { oracles: 'l1', field: 'complex' }],
  [
    'system.oracles[0]: polynomial needs field: real, got field: complex',
    { oracles: '{ kind: polynomial, terms: [{ powers: [1, 1] }] }', field: 'complex' },
  ],
  [
    'system.oracles[0]: three-form needs field: real, got field: complex',
    { oracles: 'three-form', field: 'complex', grid: '{ dimension: 7, generators: 1 }' },
  ],
  [
    'system.oracles[0]: cubic in its form traceless needs field: real, got field: complex',
    { oracles: '{ kind: cubic, form: traceless }', field: 'complex', grid: '{ dimension: 26, generators: 1 }' },
  ],
  [
    'grid.dimension: expected n = 7, all that three-form is defined on, got 8',
    { oracles: 'three-form', grid: '{ dimension: [7, 8], generators: 1 }' },
  ],
  [
    'grid.dimension: expected n = 27, all that cubic is defined on, got 26',
    { oracles: 'cubic', grid: '{ dimension: 26, generators: 1 }' },
  ],
  [
    'grid.dimension: expected n = 26, all that cubic is defined on, got 27',
    { oracles: '{ kind: cubic, form: traceless }', grid: '{ dimension: 27, generators: 1 }' },
  ],
  [
    'system.oracles[0].adjoint: expected 2 entries for the n = 2 of grid.dimension, got 3',
    { oracles: '{ kind: vacuum, adjoint: [1, 1, -2] }', field: 'complex' },
  ],
  [
    'system.oracles[0].fundamental: expected 2 entries for the n = 2 of grid.dimension, got 1',
    { oracles: '{ kind: vacuum, fundamental: [1] }', field: 'complex' },
  ],
  [
    'system.oracles[0]: expected either adjoint or fundamental, such as { kind: vacuum, fundamental: [0, 0, 1] }',
    { oracles: 'vacuum', field: 'complex' },
  ],
  [
    'system.oracles[0]: expected either adjoint or fundamental, such as { kind: vacuum, fundamental: [0, 0, 1] }',
    { oracles: '{ kind: vacuum, adjoint: [1, 1], fundamental: [0, 1] }', field: 'complex' },
  ],
  [
    'system.oracles[0].form: expected one of albert, traceless, got "albrt"; did you mean albert?',
    { oracles: '{ kind: cubic, form: albrt }' },
  ],
  [
    'grid.weights.sparsity: expected 0, for sparsity is of the entries of linear generators, got 0.05',
    { parameterisation: 'non-linear', grid: '{ dimension: 2, generators: 1, weights: { sparsity: [0, 0.05] } }' },
  ],
  [
    'training.invariance: expected lie-derivative, the only form that determinant has, got finite',
    { oracles: 'norm, determinant', field: 'complex', training: '{ invariance: finite }' },
  ],
  [
    'training.invariance: expected lie-derivative, the only form that cubic has, got finite',
    { oracles: 'cubic', grid: '{ dimension: 27, generators: 1 }', training: '{ invariance: finite }' },
  ],
  ...(['quadratic', 'polynomial'] as const).map((model): readonly [string, Given] => [
    `training.invariance: expected lie-derivative, the only form that a learned ${model} has, got finite`,
    {
      oracles: `{ kind: learned, model: ${model} }`,
      data: '{ kind: csv, path: x.csv, features: [a, b], labels: [c] }',
      training: '{ invariance: finite }',
    },
  ]),
  [
    'data: expected either features, such as [x1, x2], or complexPairs, such as [[x1_re, x1_im]]',
    { data: '{ kind: csv, path: x.csv }' },
  ],
  [
    'data: expected either features, such as [x1, x2], or complexPairs, such as [[x1_re, x1_im]]',
    { data: '{ kind: csv, path: x.csv, features: [a], complexPairs: [[b, c]] }' },
  ],
  [
    'data.features: expected complexPairs, such as [[x1_re, x1_im], [x2_re, x2_im]], for field: complex, got features',
    { data: CSV, field: 'complex' },
  ],
  [
    'data.complexPairs: expected features for field: real, got complexPairs',
    { data: '{ kind: csv, path: x.csv, complexPairs: [[a, b]] }' },
  ],
  [
    'data.complexPairs[1]: expected a pair of columns, such as [x1_re, x1_im], got a list of 1',
    { data: '{ kind: csv, path: x.csv, complexPairs: [[a, b], [c]] }', field: 'complex' },
  ],
  [
    'data.complexPairs: expected distinct columns, got one twice',
    { data: '{ kind: csv, path: x.csv, complexPairs: [[a, b], [c, a]] }', field: 'complex' },
  ],
  [
    'data.features[2]: expected distinct columns, got a twice',
    { data: '{ kind: csv, path: x.csv, features: [a, b, a] }' },
  ],
  [
    'data.features[0].sum: expected at least two columns, got a list of 1',
    { data: '{ kind: csv, path: x.csv, features: [{ sum: [a] }] }' },
  ],
  [
    'data.features[0]: expected the name of a column, its position from 0 to 1000000 or a mapping with the keys sum, square, got 1.5',
    { data: '{ kind: csv, path: x.csv, features: [1.5] }' },
  ],
  [
    'data.labels[0].square: expected the name of a column or its position from 0 to 1000000, got nothing',
    { data: '{ kind: csv, path: x.csv, features: [a], labels: [{ square: }] }' },
  ],
  [
    'data.labels[0]: expected either sum, such as { sum: [E1, E2] }, or square',
    { data: '{ kind: csv, path: x.csv, features: [a], labels: [{ sum: [a, b], square: a }] }' },
  ],
  [
    'system.oracles[1]: gradients needs the rows that they were taken at: table, csv, npy or trajectory, got normal',
    { oracles: `norm, ${GRADIENTS}` },
  ],
  [
    'system.oracles[0]: gradients needs the rows that they were taken at: table, csv, npy or trajectory, got mnist-latent',
    { oracles: GRADIENTS, data: '{ kind: mnist-latent, dimension: 4 }' },
  ],
  [
    'system.oracles[1]: expected one oracle of gradients, got two: give several labels as one array [rows, k, n]',
    { oracles: `${GRADIENTS}, { kind: gradients, path: h.npy }`, data: CSV },
  ],
  [
    'training.invariance: expected lie-derivative, the only form that gradients has, got finite',
    { oracles: GRADIENTS, data: CSV, training: '{ invariance: finite }' },
  ],
  ['system.oracles[0].path: missing; expected the path of a .npy file', { oracles: 'gradients', data: CSV }],
  [
    'system.oracles[0].digest: unknown key; expected one of kind, path',
    { oracles: '{ kind: gradients, path: g.npy, digest: ab }', data: CSV },
  ],
  [
    'system.oracles[0]: learned needs data with labels: table, csv, npy, trajectory or mnist-latent, got normal',
    { oracles: CLASSIFIER },
  ],
  [
    'data: expected labels for the learned oracle, got none',
    { oracles: '{ kind: learned, model: quadratic }', data: CSV },
  ],
  [
    'system.oracles[0].model: expected { kind: mlp }, a network, for task: classification, got quadratic',
    {
      oracles: '{ kind: learned, model: quadratic, task: classification }',
      data: '{ kind: csv, path: x.csv, features: [a, b], labels: [c] }',
    },
  ],
  [
    'system.oracles[0].model: expected { kind: mlp }, a network, for task: classification, got polynomial',
    {
      oracles: '{ kind: learned, model: { kind: polynomial, degree: 3 }, task: classification }',
      data: '{ kind: csv, path: x.csv, features: [a, b], labels: [c] }',
    },
  ],
  ...([0, 9, 2.5] as const).map((degree): readonly [string, Given] => [
    `system.oracles[0].model.degree: expected a whole number from 1 to 8, got ${String(degree)}`,
    {
      oracles: `{ kind: learned, model: { kind: polynomial, degree: ${String(degree)} } }`,
      data: '{ kind: csv, path: x.csv, features: [a, b], labels: [c] }',
    },
  ]),
  [
    'system.oracles[0].path: unknown key; expected one of kind, model, task',
    {
      oracles: '{ kind: learned, model: quadratic, path: fit.safetensors }',
      data: '{ kind: csv, path: x.csv, features: [a, b], labels: [c] }',
    },
  ],
  [
    'data: expected at least 9000 rows to train on (rows × labels ≥ n² = 90000), got 8500 and 1500 held out',
    { oracles: CLASSIFIER, data: '{ kind: mnist-latent, dimension: 300 }' },
  ],
  [
    'data.scale: expected one of none, standardise, global, per-feature, got "standardize"; did you mean standardise?',
    { data: '{ kind: csv, path: x.csv, features: [a], scale: standardize }' },
  ],
  [
    'data.heldOut: expected a number above 0 and below 1, got 1',
    { data: '{ kind: csv, path: x.csv, features: [a], heldOut: 1 }' },
  ],
  ['data.path: missing; expected the path of a file', { data: '{ kind: csv, features: [a] }' }],
  [
    'data.labels: expected the number of last columns that are labels or the path of a file, got a mapping',
    { data: '{ kind: npy, path: x.npy, labels: {} }' },
  ],
  [
    'grid.dimension: expected 2, the number of features of the data, or no dimension, got 2, 3',
    { data: CSV, grid: '{ dimension: [2, 3], generators: 1 }' },
  ],
])('%s', (refusal, given) => {
  expect(refusals(given)).toEqual([refusal]);
});

test('n is the number of features, where the sweep file says them', () => {
  expect(parse({ data: CSV }).grid.dimension).toEqual([2]);
  expect(parse({ data: '{ kind: npy, path: x.npy }' }).grid.dimension).toEqual([]);
});

test('what was found in a file becomes part of the specification', () => {
  const { grid, data } = parse({ data: '{ kind: npy, path: x.npy }' }, { ...FACTS, dimension: 3 });
  expect(grid.dimension).toEqual([3]);
  expect(data).toMatchObject({ kind: 'npy', digest: FACTS.digest, scale: 'standardise', heldOut: 0.2, labels: 0 });
});

test.each([
  ['none', 'none'],
  ['standardise', 'standardise'],
  ['global', 'standardise'],
  ['per-feature', 'standardise'],
])('the scale %s is read as %s', (given, expected) => {
  expect(parse({ data: `{ kind: npy, path: x.npy, scale: ${given} }` }).data).toMatchObject({ scale: expected });
});

test.each<readonly [string, LearnedModelSpec]>([
  ['quadratic', { kind: 'quadratic' }],
  ['polynomial', { kind: 'polynomial' }],
  ['{ kind: polynomial, degree: 4 }', { kind: 'polynomial', degree: 4 }],
  ['mlp', { kind: 'mlp', hidden: [32, 32], activation: 'tanh' }],
  ['{ kind: mlp, hidden: [8], activation: relu }', { kind: 'mlp', hidden: [8], activation: 'relu' }],
])('the model %s is learned', (given, model) => {
  const { system } = parse({
    oracles: `{ kind: learned, model: ${given} }`,
    data: '{ kind: csv, path: x.csv, features: [a], labels: [b] }',
  });
  expect(system.oracles).toEqual([{ kind: 'learned', model, task: 'regression' }]);
});

test('copies of a row are one row, and what refuses them says so', () => {
  const facts = { ...FACTS, dimension: 3, samples: 48, heldOut: 12 };
  const given = { data: '{ kind: npy, path: x.npy }' };
  expect(refusals(given, { ...facts, different: 5 })).toEqual([
    'data: 5 different rows, 9 are needed (rows × labels ≥ n² = 9): the others of 60 are copies',
  ]);
  expect(refusals(given, { ...facts, different: 8 })[0]).toContain('8 different rows, 9 are needed');
  expect(refusals(given, { ...facts, different: 9 })).toEqual([]);
  expect(refusals({ ...given, oracles: 'norm, l1' }, { ...facts, different: 5 })).toEqual([]);
  expect(refusals({ ...given, parameterisation: 'non-linear' }, { ...facts, different: 1 })).toEqual([]);
});

test('as many rows as parameters are needed: n² real, 2n² complex, shared among the labels', () => {
  const [refusal] = refusals({ data: CSV }, { ...FACTS, samples: 3, heldOut: 1, different: 4 });
  expect(refusal).toBe('data: expected at least 4 rows to train on (rows × labels ≥ n² = 4), got 3 and 1 held out');
  expect(refusals({ data: CSV }, { ...FACTS, samples: 4 })).toEqual([]);
  const complex = { data: '{ kind: npy, path: x.npy }', field: 'complex' };
  expect(refusals(complex, { ...FACTS, samples: 7 })[0]).toContain('rows × labels ≥ 2n² = 8');
  expect(refusals({ ...complex, oracles: 'norm, determinant' }, { ...FACTS, samples: 3 })).toEqual([]);
});

test('what was found in an array of gradients becomes part of the specification, and its labels count', () => {
  const gradients = { digest: `sha256:${'cd'.repeat(32)}`, labels: 2 };
  const given = { oracles: `norm, ${GRADIENTS}`, data: CSV };
  expect(parse(given, { ...FACTS, gradients }).system.oracles).toEqual([
    { kind: 'norm' },
    { kind: 'gradients', path: 'g.npy', digest: gradients.digest },
  ]);
  expect(refusals(given, { ...FACTS, samples: 2, gradients })).toEqual([]);
  expect(refusals(given, { ...FACTS, samples: 1, gradients })[0]).toContain('expected at least 2 rows to train on');
});

test('a classifier has a label per class, so that few rows may do', () => {
  const given = { oracles: CLASSIFIER, data: '{ kind: npy, path: x.npy, labels: 1 }' };
  const facts = { ...FACTS, dimension: 10, samples: 25, heldOut: 5 };
  expect(refusals(given, { ...facts, classes: 4 })).toEqual([]);
  expect(refusals(given, { ...facts, classes: 3 })[0]).toContain('expected at least 34 rows to train on');
});

test.each([
  ['other numbers', { labels: 1 }],
  ['3 columns', { labels: 3 }],
])('a classifier needs classes: %s are refused', (got, labels) => {
  const given = { oracles: CLASSIFIER, data: '{ kind: npy, path: x.npy, labels: y.npy }' };
  expect(refusals(given, { ...FACTS, ...labels })).toEqual([
    `system.oracles[0].task: classification needs classes, one column of whole numbers from 0 to at most 999, got ${got}`,
  ]);
});
