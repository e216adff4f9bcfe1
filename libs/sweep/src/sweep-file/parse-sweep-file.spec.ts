import { InvalidSweepError, type SpecIssue } from '../errors.js';
import { trialCount } from '../trial-grid.js';
import { parseSweepFile } from './parse-sweep-file.js';

const MINIMAL = 'name: a\nsystem: { oracles: [norm] }\ngrid: { dimension: 2, generators: 1 }\n';

/** The issues that a text is refused with. */
function issuesOf(text: string): readonly SpecIssue[] {
  try {
    parseSweepFile(text);
  } catch (error) {
    if (error instanceof InvalidSweepError) return error.issues;
    throw error;
  }
  return [];
}

const withGrid = (grid: string): string => `name: a\nsystem: { oracles: [norm] }\ngrid: ${grid}\n`;
const withOracle = (oracle: string, dimension = '2'): string =>
  `name: a\nsystem: { oracles: [${oracle}] }\ngrid: { dimension: ${dimension}, generators: 1 }\n`;

const withData = (data: string, oracle = 'norm'): string =>
  `name: a\nsystem: { oracles: [${oracle}] }\ngrid: { generators: 1 }\ndata: ${data}\n`;
const withParameterisation = (parameterisation: string): string =>
  `name: a\nsystem: { oracles: [norm], parameterisation: ${parameterisation} }\ngrid: { dimension: 2, generators: 1 }\n`;

test('only name, system and grid are needed, and the rest has the printed defaults', () => {
  expect(parseSweepFile(MINIMAL)).toEqual({
    name: 'a',
    system: { oracles: [{ kind: 'norm' }], field: 'real', parameterisation: { kind: 'linear' } },
    data: { kind: 'normal', samples: 300 },
    grid: {
      dimension: [2],
      generators: [1],
      weights: { invariance: [1], normalization: [1], orthogonality: [1], closure: [0, 1], sparsity: [0] },
    },
    restarts: 16,
    training: {
      optimizer: 'adam',
      learningRate: 0.01,
      schedule: { kind: 'inverse-sqrt', halfLife: 500 },
      steps: 4000,
      invariance: 'lie-derivative',
      epsilon: 1e-3,
      structureConstants: 'projected',
      stopBelow: 1e-10,
    },
    execution: { device: 'auto', checkpointIntervalMs: 30_000, maxStackMemoryBytes: 'auto' },
    budget: { trials: null, deviceHours: null, wallTimeMs: null, failures: null },
    seed: 1,
  });
});

test('an axis is one value, a list, or a range with both its ends', () => {
  const { grid } = parseSweepFile(
    withGrid(
      '{ dimension: 3, generators: { from: 2, to: 7, step: 2 }, weights: { sparsity: { from: 0, to: 0.3, step: 0.1 }, closure: [1, 0] } }',
    ),
  );
  expect(grid.dimension).toEqual([3]);
  expect(grid.generators).toEqual([2, 4, 6]);
  expect(grid.weights.sparsity).toEqual([0, 0.1, 0.2, 0.3]);
  expect(grid.weights.closure).toEqual([1, 0]);
});

test('units are in the values', () => {
  const { execution, budget } = parseSweepFile(
    `${MINIMAL}execution: { checkpointInterval: 1.5m, maxStackMemory: 4GiB }\nbudget: { wallTime: 2h, trials: 10 }\n`,
  );
  expect(execution).toEqual({ device: 'auto', checkpointIntervalMs: 90_000, maxStackMemoryBytes: 4 * 2 ** 30 });
  expect(budget).toEqual({ trials: 10, deviceHours: null, wallTimeMs: 7_200_000, failures: null });
});

test('a kind is a word or a mapping', () => {
  const word = parseSweepFile(`${MINIMAL}training: { schedule: cosine }\ndata: normal\n`);
  const long = parseSweepFile(`${MINIMAL}training: { schedule: { kind: cosine } }\ndata: { kind: normal }\n`);
  expect(word).toEqual(long);
  expect(
    parseSweepFile(`${MINIMAL}training: { schedule: { kind: inverse-sqrt, halfLife: 7 } }\n`).training.schedule,
  ).toEqual({
    kind: 'inverse-sqrt',
    halfLife: 7,
  });
});

test('a polynomial has one order of terms, whatever the order in the file', () => {
  const terms = ['{ powers: [2, 0] }', '{ coefficient: -1, powers: [0, 2] }'];
  const [a, b] = [terms, [...terms].reverse()].map((list) =>
    parseSweepFile(withOracle(`{ kind: polynomial, terms: [${list.join(', ')}] }`)),
  );
  expect(a).toEqual(b);
  expect(a?.system.oracles).toEqual([
    {
      kind: 'polynomial',
      terms: [
        { coefficient: 1, powers: [2, 0] },
        { coefficient: -1, powers: [0, 2] },
      ],
    },
  ]);
});

test('JSON is read as well, and minus zero is zero', () => {
  const json = JSON.stringify({ name: 'a', system: { oracles: ['l1'] }, grid: { dimension: 2, generators: [1] } });
  expect(parseSweepFile(json).system.oracles).toEqual([{ kind: 'l1' }]);
  expect(
    Object.is(
      parseSweepFile(withGrid('{ dimension: 2, generators: 1, weights: { sparsity: -0 } }')).grid.weights.sparsity[0],
      0,
    ),
  ).toBe(true);
});

test('an issue gives path, line, column, what was expected, what was given, and the nearest valid word', () => {
  expect(
    issuesOf('name: a\nsystem:\n  oracles:\n    - kind: quadratics\ngrid: { dimension: 2, generators: 1 }\n'),
  ).toEqual([
    {
      path: 'system.oracles[0].kind',
      line: 4,
      column: 7,
      message:
        'expected one of norm, squared-norm, l1, quadratic, polynomial, determinant, three-form, cubic, vacuum, expression, learned, ' +
        'gradients, got "quadratics"; did you mean quadratic?',
    },
  ]);
});

test('everything wrong is said at once, in the order of the file', () => {
  const issues = issuesOf(
    'name: A\nsystem: { oracles: [] }\ngrid: { dimension: 0, generators: 1.5 }\nrestarts: 0\ndata: { samples: 0, kind: normal }\nseeds: 2\n',
  );
  expect(issues.map(({ path, line }) => [path, line])).toEqual([
    ['name', 1],
    ['system.oracles', 2],
    ['grid.dimension', 3],
    ['grid.generators', 3],
    ['restarts', 4],
    ['data.samples', 5],
    ['seeds', 6],
  ]);
  expect(issues.at(-1)?.message).toContain('did you mean seed?');
});

test.each<readonly [path: string, text: string, message: string]>([
  ['grid.generators', withGrid('{ dimension: 2, generators: 0 }'), 'from 1 to 10000, got 0'],
  ['grid.generators', withGrid('{ dimension: 2, generators: -3 }'), 'got -3'],
  ['grid.generators[1]', withGrid('{ dimension: 2, generators: [1, 2.5] }'), 'a whole number from 1 to 10000, got 2.5'],
  ['grid.generators', withGrid('{ dimension: 2, generators: [] }'), 'at least one value, got an empty list'],
  ['grid.generators[2]', withGrid('{ dimension: 2, generators: [1, 2, 1] }'), 'expected distinct values, got 1 twice'],
  ['grid.generators', withGrid('{ dimension: 2, generators: { from: 3, to: 1 } }'), 'expected from ≤ to'],
  ['grid.generators.step', withGrid('{ dimension: 2, generators: { from: 1, to: 3, step: 0 } }'), 'got 0'],
  ['grid.dimension', withGrid('{ dimension: 0, generators: 1 }'), 'got 0'],
  ['grid.dimension', withGrid('{ generators: 1 }'), 'missing; expected the number of features n'],
  ['grid', withGrid('{}').replace('{}', '[]'), 'expected a mapping with the keys dimension, generators, weights'],
  ['grid.weights.closure', withGrid('{ dimension: 2, generators: 1, weights: { closure: -1 } }'), 'got -1'],
  [
    'grid.weights.closure[1]',
    withGrid('{ dimension: 2, generators: 1, weights: { closure: [1, .inf] } }'),
    'got Infinity',
  ],
  ['grid.weights.closure', withGrid('{ dimension: 2, generators: 1, weights: { closure: .nan } }'), 'got NaN'],
  ['grid.weights.closer', withGrid('{ dimension: 2, generators: 1, weights: { closer: 1 } }'), 'did you mean closure?'],
  ['restarts', `${MINIMAL}restarts: 0\n`, 'got 0'],
  ['restarts', `${MINIMAL}restarts:\n`, 'got nothing'],
  ['data.samples', `${MINIMAL}data: { kind: normal, samples: 0 }\n`, 'got 0'],
  ['name', MINIMAL.replace('name: a', 'name: Has Space'), 'expected a name of 1 to 63 characters'],
  ['name', MINIMAL.replace('name: a', `name: ${'a'.repeat(64)}`), 'expected a name of 1 to 63 characters'],
  ['name', MINIMAL.replace('name: a\n', ''), 'missing; expected a name'],
  ['system.oracles[0]', withOracle('norn'), 'did you mean norm?'],
  ['system.oracles[0]', withOracle('{ kind: quadratic }'), 'expected either signature or matrix'],
  ['system.oracles[0]', withOracle('quadratic'), 'expected either signature or matrix'],
  [
    'system.oracles[0].matrix',
    withOracle('{ kind: quadratic, matrix: [[1, 2], [3, 4]] }'),
    'expected a symmetric matrix',
  ],
  ['system.oracles[0].matrix', withOracle('{ kind: quadratic, matrix: [[1, 2], [2]] }'), 'expected a square matrix'],
  [
    'system.oracles[0].matrix[0][0]',
    withOracle('{ kind: quadratic, matrix: [[.nan]] }'),
    'expected a finite number, got NaN',
  ],
  ['system.oracles[0].matrix', withOracle('{ kind: quadratic, matrix: [[1]] }'), 'expected 2 rows for the n = 2'],
  [
    'system.oracles[0].signature',
    withOracle('{ kind: quadratic, signature: [1, -1] }', '[2, 3]'),
    'expected 3 entries for the n = 3',
  ],
  ['system.oracles[0].terms', withOracle('{ kind: polynomial, terms: [{ powers: [1, 1, 1] }] }'), 'expected 2 powers'],
  [
    'system.oracles[0].terms',
    withOracle('{ kind: polynomial, terms: [{ powers: [1, 1] }, { powers: [1, 1] }] }'),
    'add the coefficients',
  ],
  [
    'training.schedule.halflife',
    `${MINIMAL}training: { schedule: { kind: inverse-sqrt, halflife: 2 } }\n`,
    'did you mean halfLife?',
  ],
  [
    'execution.checkpointInterval',
    `${MINIMAL}execution: { checkpointInterval: 30 }\n`,
    'with its unit (ms, s, m, h, d), such as 30s, got 30',
  ],
  ['execution.checkpointInterval', `${MINIMAL}execution: { checkpointInterval: 0s }\n`, 'got "0s"'],
  ['execution.maxStackMemory', `${MINIMAL}execution: { maxStackMemory: 4 GX }\n`, 'such as 4GiB, got "4 GX"'],
  ['budget.trials', `${MINIMAL}budget: { trials: 0 }\n`, 'got 0'],
  ['', '', 'expected a mapping with the keys name, system and grid, got nothing'],
  ['', '- name: a\n', 'got a list of 1'],
  ['', 'just words', 'got "just words"'],
  ['', 'name: [', 'expected YAML, got: '],
  ['', '\u0000\u0001\u0002', 'expected '],
  ['', `${MINIMAL}name: b\n`, 'expected distinct keys, got "name" twice'],
  ['', `${MINIMAL}__proto__: { restarts: 3 }\n`, 'unknown key "__proto__"'],
  ['constructor', `${MINIMAL}constructor: 1\n`, 'unknown key'],
  ['', `${MINIMAL}? [a]\n: 1\n`, 'expected a key that is a text'],
  ['', `${MINIMAL}restarts: *nowhere\n`, 'Unresolved alias'],
  ['', `${MINIMAL}---\nname: b\n`, 'expected YAML, got: '],
  ['', `${MINIMAL}seed: !!js/function 'x'\n`, 'Unresolved tag'],
])('refused at "%s": %j', (path, text, message) => {
  const issues = issuesOf(text);
  expect(issues.map((issue) => issue.path)).toEqual([path]);
  expect(issues[0]?.message).toContain(message);
});

test.each<readonly [kind: string, text: string]>([
  ['three-form', withOracle('three-form', '7')],
  ['cubic', withOracle('cubic', '27')],
  ['deep-linear', withParameterisation('{ kind: deep-linear, layers: 3 }')],
  ['non-linear', withParameterisation('{ kind: non-linear, hidden: [8] }')],
  ['mnist-latent', withData('{ kind: mnist-latent, dimension: 16 }')],
  ['csv', withData('{ kind: csv, path: a.csv, features: [a] }')],
  ['npy', withData('{ kind: npy, path: a.npy }')],
  [
    'learned',
    withData('{ kind: csv, path: a.csv, features: [a], labels: [b] }', '{ kind: learned, model: quadratic }'),
  ],
])('%s is read', (_, text) => {
  expect(issuesOf(text)).toEqual([]);
});

test('more generators than n² are allowed', () => {
  expect(parseSweepFile(withGrid('{ dimension: 2, generators: 50 }')).grid.generators).toEqual([50]);
});

test('a grid of ten million trials is the largest, and a larger one is refused with its number', () => {
  const grid = (generators: number): string =>
    `${withGrid(`{ dimension: { from: 1, to: 100 }, generators: { from: 1, to: ${String(generators)} } }`)}restarts: 50\n`;
  expect(trialCount(parseSweepFile(grid(1000)))).toBe(10_000_000);
  expect(issuesOf(grid(1001))).toMatchObject([
    { path: 'grid', message: expect.stringContaining('10010000') as string },
  ]);
});

test('a range of very many values is refused before it is made', () => {
  const [issue] = issuesOf(
    withGrid('{ dimension: 2, generators: 1, weights: { sparsity: { from: 0, to: 1, step: 1.0e-300 } } }'),
  );
  expect(issue?.message).toContain('expected at most 100000 values');
});

test('a short text that stands for a very long one is refused', () => {
  const levels = Array.from(
    { length: 12 },
    (_, i) =>
      `a${String(i)}: &a${String(i)} [${Array.from({ length: 9 }, () => (i === 0 ? '1' : `*a${String(i - 1)}`)).join(', ')}]`,
  );
  expect(issuesOf(levels.join('\n'))).toMatchObject([
    { message: expect.stringContaining('Excessive alias count') as string },
  ]);
});

test('an anchor may be used again, and issues behind it are placed at the anchor', () => {
  expect(
    parseSweepFile('name: a\nsystem: { oracles: [norm] }\ngrid: { dimension: &axis [2, 3], generators: *axis }\n').grid
      .generators,
  ).toEqual([2, 3]);
  expect(
    issuesOf('name: a\nsystem: { oracles: [norm] }\ngrid:\n  dimension: &axis [2, 0]\n  generators: *axis\n')[0]?.line,
  ).toBe(4);
});

test.each([
  ['a text that is too long', ' '.repeat(300_000)],
  ['brackets in brackets', '['.repeat(100_000)],
  ['mappings in mappings', '{ a: '.repeat(20_000)],
  ['dashes in dashes', '- '.repeat(50_000)],
  ['a list in itself', 'name: &a [*a]'],
  ['very many keys', Array.from({ length: 20_000 }, (_, i) => `k${String(i)}: 1`).join('\n')],
  ['one very long key', `${'k'.repeat(200_000)}: 1`],
  ['very many wrong values', withGrid(`{ dimension: 2, generators: [${'0,'.repeat(60_000)}] }`)],
])('%s is refused with a short message', (_, text) => {
  const issues = issuesOf(text);
  expect(issues.length).toBeGreaterThan(0);
  expect(issues.map(({ message }) => message).join('').length).toBeLessThan(6000);
});

describe('candidates', () => {
  const withCandidates = (candidates: string, grid = '{ dimension: [3, 4], generators: 1 }'): string =>
    `${withGrid(grid)}candidates: ${candidates}\n`;

  test('are names of algebras and files of generators', () => {
    const candidates = ['so(3)', 'so(1,3)', 'scaling', { path: 'boosts.npy' }];
    expect(parseSweepFile(withCandidates('[so(3), "so(1,3)", scaling, { path: boosts.npy }]')).candidates).toEqual(
      candidates,
    );
    expect(parseSweepFile(MINIMAL).candidates).toBeUndefined();
  });

  test.each([
    ['[soo(3)]', 'candidates[0]', /got "soo\(3\)"; did you mean so\(3\)\?/],
    ['[so(1,3)]', 'candidates[0]', /got "so\(1"; in a list in brackets a name with a comma is written "so\(1,3\)"/],
    ['[lorenz]', 'candidates[0]', /got "lorenz"; did you mean lorentz\?/],
    [
      '[so(3), su(3)]',
      'candidates[1]',
      /su\(3\) does not fit: it acts on 3 complex features, and there are 3 real ones/,
    ],
    ['[so(7)]', 'candidates[0]', /so\(7\) does not fit: it acts on 7 real features, and there are 3 real ones/],
    ['[{ path: boosts.csv }]', 'candidates[0].path', /expected the path of an \.npy file/],
    ['[{ file: boosts.npy }]', 'candidates[0].file', /unknown key; expected path/],
    ['so(3)', 'candidates', /expected a list of names of algebras and files/],
    ['[3]', 'candidates[0]', /expected the name of an algebra/],
  ])('refused: %s', (candidates, path, message) => {
    const issue = issuesOf(withCandidates(candidates)).find((each) => each.path === path);
    expect(issue?.message).toMatch(message);
  });
});
