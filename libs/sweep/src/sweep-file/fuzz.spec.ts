import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { InvalidSweepError } from '../errors.js';
import { specDigest } from '../spec-identity.js';
import { parseSweepFile } from './parse-sweep-file.js';

/** A file that uses every section and every way to write an axis. */
const COMPLETE = `name: so-n-heat-map
system:
  oracles: [{ kind: quadratic, signature: [1, -1, -1] }, squared-norm, { kind: polynomial, terms: [{ powers: [2, 0, 0] }] }]
  field: real
  parameterisation: { kind: linear }
data: { kind: normal, samples: 300 }
grid:
  dimension: 3
  generators: { from: 1, to: 10, step: 3 }
  weights: { invariance: 1, normalization: [1, 2], orthogonality: 1, closure: [0, 1], sparsity: 0.05 }
restarts: 16
training:
  optimizer: adam
  learningRate: 0.01
  schedule: { kind: inverse-sqrt, halfLife: 500 }
  steps: 4000
  invariance: finite
  epsilon: 1.0e-3
  structureConstants: projected
  stopBelow: 1.0e-10
execution: { device: auto, checkpointInterval: 30s, maxStackMemory: 4GiB }
budget: { trials: null, deviceHours: 2, wallTime: 2h, failures: 3 }
seed: 1
`;

/** A complex system over columns of a file. */
const OVER_CSV = `name: broken-su-3
system:
  oracles: [norm, determinant, { kind: vacuum, adjoint: [1, 1, -2] }, { kind: vacuum, fundamental: [0, 0, 1] }]
  field: complex
data:
  kind: csv
  path: events.csv
  complexPairs: [[x_re, x_im], [{ sum: [y1_re, y2_re] }, y_im], [4, 5]]
  labels: [mass]
  scale: per-feature
  heldOut: 0.25
grid: { generators: [4, 8] }
`;

/** The octonions' forms over arrays. */
const OVER_NPY = `name: exceptional
system: { oracles: [three-form, { kind: cubic, form: traceless }, { kind: cubic }], parameterisation: linear }
data: { kind: npy, path: x.npy, labels: y.npy, scale: none }
grid: { generators: { from: 1, to: 14 } }
`;

/** What is fitted, and fields that are networks. */
const LEARNED = `name: digits
system:
  oracles: [{ kind: learned, model: { kind: mlp, hidden: [32, 32], activation: softplus }, task: classification }]
  parameterisation: { kind: non-linear, hidden: [32], activation: tanh }
data: { kind: mnist-latent, dimension: 16 }
grid: { dimension: 16, generators: 2 }
training: { steps: 100, invariance: finite }
`;

const FILES = [COMPLETE, OVER_CSV, OVER_NPY, LEARNED];

const RUNS = 1000;
const SEED = 20_230_104;

/** More issues than a text has characters: for what is not in it, such as keys that must be there. */
const MISSING_ISSUES = 100;

/** Fragments that YAML, JavaScript or the format give a meaning to. */
const fragments = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    '- ',
    '\n',
    '\n  ',
    '\t',
    '#',
    '&a ',
    '*a',
    '!!binary ',
    '|',
    '>',
    '"',
    "'",
    '---\n',
    '%',
    '? ',
    '<<: *a',
    '\u0000',
    '\ufeff',
    '\ud800',
  ),
  fc.constantFrom(
    '0',
    '-1',
    '1.5',
    '.nan',
    '.inf',
    '-.inf',
    '1e400',
    '9007199254740993',
    '0x10',
    'null',
    'true',
    '~',
    '1e-400',
  ),
  fc.constantFrom('complexPairs', 'scale', 'heldOut', 'sum', 'npy', 'cubic', 'determinant', 'vacuum', 'hidden'),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'kind',
    'from',
    'matrix',
    'complex',
    'learned',
    'csv',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** Cuts out a part of a text and puts fragments in its place, several times. */
const cuts = fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.array(fragments, { maxLength: 2 }));
const mutatedTexts = fc
  .tuple(fc.constantFrom(...FILES), fc.array(cuts, { minLength: 1, maxLength: 3 }))
  .map(([file, edits]) =>
    edits.reduce((text, [at, length, put]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + put.join('') + text.slice(start + length);
    }, file),
  );

/** Values that some key of the file may hold, and values that none may. */
const values = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e21,
    '',
    'norm',
    'finite',
    '30s',
    [],
    {},
    [[]],
    [0, 0],
  ),
  fc.constantFrom<unknown>(
    { from: 1, to: 1e9 },
    { kind: 'csv', path: 'x.csv', features: [{ sum: ['a', 0] }] },
    { kind: 'npy', path: 'x.npy', labels: 2 },
    [[0, 'b']],
    { sum: ['a', 'b'] },
    { from: 0, to: 1, step: 1e-12 },
    { kind: 'cubic' },
    { kind: 'quadratic', matrix: [[1, 2], [2]] },
  ),
  fc.integer({ min: -3, max: 2e9 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Replaces, removes, adds or renames members anywhere in the parsed file. */
const edits = fc.tuple(
  fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
  fc.constantFrom('replace', 'remove', 'add', 'rename'),
  values,
  fragments,
);
const mutatedStructures = fc
  .tuple(fc.constantFrom(...FILES), fc.array(edits, { minLength: 1, maxLength: 4 }))
  .map(([file, changes]) => {
    const root: unknown = parse(file);
    for (const [path, edit, value, word] of changes) editAt(root, path, edit, value, word);
    return stringify(root);
  });

function editAt(root: unknown, path: readonly number[], edit: string, value: unknown, word: string): void {
  let holder: unknown = root;
  for (const [depth, step] of path.entries()) {
    if (typeof holder !== 'object' || holder === null) return;
    const members = holder as Record<string, unknown>;
    const keys = Object.keys(members);
    const key = keys[step % Math.max(1, keys.length)];
    const isLast = depth === path.length - 1;
    if (key === undefined || (isLast && edit === 'add')) {
      if (word !== '__proto__') members[word] = value;
      return;
    }
    if (isLast && edit === 'replace') members[key] = value;
    else if (isLast) {
      const moved = members[key];
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(members, key);
      if (edit === 'rename' && word !== '__proto__') members[`${key}${word}`] = moved;
    }
    holder = members[key];
  }
}

/** What must hold for any text: a specification, or an error that a person can read and that is not longer than the text deserves. */
function expectAnswer(text: string): 'spec' | 'refused' {
  try {
    expect(specDigest(parseSweepFile(text))).toMatch(/^sha256:[0-9a-f]{64}$/);
    return 'spec';
  } catch (error) {
    if (!(error instanceof InvalidSweepError)) throw error;
    expect(error.issues.length).toBeGreaterThan(0);
    expect(error.issues.length).toBeLessThanOrEqual(text.length + MISSING_ISSUES);
    for (const { message, line, column } of error.issues) {
      expect(message).toMatch(/^\S.{4,500}$/s);
      expect(message).not.toMatch(/(^|\n)\s*at \S|\.(js|ts):\d|\[object |undefined/);
      expect((line ?? 1) > 0 && (column ?? 1) > 0).toBe(true);
    }
    return 'refused';
  }
}

test.each(FILES)('a file that is mutated is valid: %j', (file) => {
  expect(expectAnswer(file)).toBe('spec');
});

test.each([
  ['texts', mutatedTexts],
  ['structures', mutatedStructures],
])('a mutated file gives a specification or readable issues, whatever was done to it: %s', (_, texts) => {
  const answers = { spec: 0, refused: 0 };
  fc.assert(
    fc.property(texts, (text) => {
      answers[expectAnswer(text)] += 1;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Both answers must be frequent, or the mutations test one half only.
  expect(Math.min(answers.spec, answers.refused)).toBeGreaterThan(RUNS / 100);
});

test('any text at all gives a specification or readable issues', () => {
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 60 }), (parts) => {
      expectAnswer(parts.join(''));
    }),
    { seed: SEED, numRuns: RUNS },
  );
});
