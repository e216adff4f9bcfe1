import type { DataFacts } from '../data-facts.js';
import { InvalidSweepError } from '../errors.js';
import { hasCoefficients } from '../has-coefficients.js';
import { LABEL_ACTIONS, labelActionOf, type LabelActionSpec } from '../label-actions/index.js';
import { specDigest } from '../spec-identity.js';
import { parseSweepSpec } from '../sweep-spec-schema.js';
import type { SweepSpec } from '../sweep-spec.js';
import { systemKey } from '../system-key.js';
import { unknownsOfRows, unknownsOfSystem } from '../unknowns-of-system.js';
import { parseSweepFile } from './parse-sweep-file.js';

const FACTS: DataFacts = {
  ...{ digest: `sha256:${'ab'.repeat(32)}`, dimension: 6 },
  ...{ samples: 80, heldOut: 20, different: 100, labels: 2, classes: null },
};

const SIX = 'data: { kind: csv, path: a.csv, features: [a, b, c, d, e, f], labels: [u, v] }\n';
const PAIR = 'particles: { count: 2, features: [x, y, z] }';
const DISTANCE = '{ kind: expression, of: "distance(p1, p2)" }';
const of = (text: string): string => `oracles: [{ kind: expression, of: "${text}" }]`;

function parse(system: string, rest = 'grid: { generators: 1 }', facts?: DataFacts): SweepSpec {
  return parseSweepFile(`name: a\nsystem: { ${system} }\n${rest}\n`, facts);
}

function refusals(...given: Parameters<typeof parse>): string[] {
  try {
    parse(...given);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidSweepError)) throw error;
    return error.issues.map(({ path, message }) => `${path}: ${message}`);
  }
}

const PLANE = 'grid: { dimension: 2, generators: 1 }';

describe('particles', () => {
  it('say n, and what the numbers of a sample are called', () => {
    const { system, grid } = parse(`oracles: [${DISTANCE}], ${PAIR}`);
    expect(grid.dimension).toEqual([3]);
    expect(system.oracles).toEqual([
      {
        ...{ kind: 'expression', of: ['distance(p1, p2)'], vectors: 2, ofColumns: false },
        variables: ['x1', 'y1', 'z1', 'x2', 'y2', 'z2'],
      },
    ]);
    expect(system.particles).toEqual({ count: 2, features: ['x', 'y', 'z'], tied: true });
    expect(systemKey(system)).toBe('expression(distance(p1,p2))/real/linear/particles=2x3');
  });

  it('that are not tied have a block of unknowns each', () => {
    const { system } = parse(`oracles: [${DISTANCE}], ${PAIR.replace(' }', ', tied: false }')}`);
    expect(hasCoefficients(system)).toBe(true);
    expect(unknownsOfSystem(system, 3)).toEqual({ count: 18, formula: '2(n²)' });
    expect(systemKey(system)).toBe('expression(distance(p1,p2))/real/linear/particles=2x3,untied');
  });

  it('take the columns of a file in turn', () => {
    expect(parse(`oracles: [${DISTANCE}], ${PAIR}`, `${SIX}grid: { generators: 1 }`, FACTS).grid.dimension).toEqual([
      3,
    ]);
  });

  it('are the vectors of oracles of several, and the features of one vector where there is one', () => {
    const complex = 'oracles: [determinant, norm], field: complex, particles: { count: 2, features: [u, v] }';
    expect(refusals(complex)).toEqual([]);
    expect(refusals('oracles: [norm], particles: { count: 1, features: [u, v] }')).toEqual([]);
  });

  it.each([
    [
      'system.particles: expected 4 columns of features in the data, 2 particles of 2 features, got 6',
      `${of('x1*y2')}, particles: { count: 2, features: [x, y] }`,
      SIX,
    ],
    [
      'grid.dimension: expected 3, the number of features of a particle, or no dimension, got 2',
      `oracles: [${DISTANCE}], ${PAIR}`,
      'DIM2',
    ],
    [
      'system.oracles: expected an oracle of all 2 particles, such as an expression, got oracles of 1 at most',
      `oracles: [norm], ${PAIR}`,
      '',
    ],
    [
      'system.particles.count: expected particles.count of at least 3, the vectors that determinant takes, got 2',
      'oracles: [determinant], field: complex, particles: { count: 2, features: [x, y, z] }',
      '',
    ],
    [
      'system.particles.features: expected names that stay distinct with the number of the particle, got x11 twice',
      `${of('x1')}, particles: { count: 11, features: [x, x1] }`,
      '',
    ],
    [
      'system.particles.features[0]: expected a name of letters, digits and _ that begins with a letter, such as x, got "x y"',
      `${of('x1')}, particles: { count: 2, features: [x y] }`,
      '',
    ],
    [
      'system.oracles[0].of: unknown name z1; expected one of x1, y1, x2, y2, p1, p2, pi; did you mean x1?, at character 6',
      `${of('x1 + z1')}, particles: { count: 2, features: [x, y] }`,
      '',
    ],
  ])('are refused: %s', (message, system, data) => {
    const rest = data === 'DIM2' ? PLANE : `${data}grid: { generators: 1 }`;
    expect(refusals(system, rest, data === SIX ? FACTS : undefined)).toEqual([message]);
  });
});

describe('expressions', () => {
  it('may use the names of columns, or positions', () => {
    const text = 'oracles: [{ kind: expression, of: [b - x6] }]';
    const [oracle] = parse(text, `${SIX}grid: { generators: 1 }`, FACTS).system.oracles;
    expect(oracle).toMatchObject({ of: ['b - f'], variables: ['a', 'b', 'c', 'd', 'e', 'f'] });
  });

  it('I9: count by positions: a file whose columns are renamed is the same sweep', () => {
    const sweep = (names: string): SweepSpec =>
      parse(
        `oracles: [{ kind: expression, of: "${names.split(', ').join('*')}" }]`,
        `data: { kind: csv, path: a.csv, features: [${names}] }\ngrid: { generators: 1 }`,
        { ...FACTS, dimension: 3 },
      );
    const [one, other] = [sweep('a, b, c'), sweep('u, v, w')];
    expect([systemKey(one.system), specDigest(one)]).toEqual([systemKey(other.system), specDigest(other)]);
    const swapped = parse(
      'oracles: [{ kind: expression, of: "a*c - b" }]',
      'data: { kind: csv, path: a.csv, features: [a, b, c] }\ngrid: { generators: 1 }',
    );
    expect(specDigest(swapped)).not.toBe(specDigest(one));
  });

  it('of a file whose number of columns is not known yet are read, and checked once it is', () => {
    const npy = 'data: { kind: npy, path: a.npy }\ngrid: { generators: 1 }';
    expect(refusals(of('x + x7'), npy)).toEqual([]);
    expect(refusals(of('x1 + x7'), npy, FACTS)).toEqual([
      'system.oracles[0].of: unknown name x7; expected one of x1, x2, x3, x4, x5, x6, p1, pi; did you mean x1?, at character 6',
    ]);
  });

  it('of long texts stand in a key by their digest', () => {
    const long = Array.from({ length: 200 }, (_, at) => `${String(at)}*x`).join(' + ');
    expect(systemKey(parse(of(long), PLANE).system)).toMatch(/^expression\(sha256:[0-9a-f]{16}\)\/real\/linear$/);
  });

  it.each([
    ['system.oracles[0].of: expected the ) of the ( at character 1, got the end, at character 3', of('(x'), PLANE],
    [
      'system.oracles[0].of[1]: unknown name u; expected one of x, y, x1, x2, p1, pi; did you mean x?, at character 1',
      'oracles: [{ kind: expression, of: [x, u] }]',
      PLANE,
    ],
    [
      'grid.dimension: expected one n, for expressions name its features, got 2, 3',
      of('x'),
      'grid: { dimension: [2, 3], generators: 1 }',
    ],
    [
      'system.oracles[0].of: missing; expected an expression, such as "x^2 + y^2", or a list of them',
      'oracles: [{ kind: expression }]',
      PLANE,
    ],
    ['system.oracles[0]: expression needs field: real, got field: complex', `${of('x')}, field: complex`, PLANE],
  ])('are refused: %s', (message, system, rest) => {
    expect(refusals(system, rest)).toEqual([message]);
  });
});

describe('a dictionary', () => {
  const dictionary = (functions: string, degree = 1): string =>
    `parameterisation: { kind: dictionary, degree: ${String(degree)}, functions: ${functions} }`;

  it('I9: has names of features by position, whatever they are called', () => {
    const { system } = parse(`${of('x')}, ${dictionary('["sin( y )", cos(x1)]')}`, PLANE);
    expect(system.parameterisation).toEqual({
      ...{ kind: 'dictionary', degree: 1, functions: ['sin(x2)', 'cos(x1)'], rows: 'flattened' },
    });
    expect(unknownsOfSystem(system, 2)).toEqual({ count: 10, formula: '5n' });
  });

  it('has the functions of one particle, not of the sample', () => {
    const system = `oracles: [${DISTANCE}], ${PAIR}, ${dictionary('[sin(x2)]')}`;
    expect(refusals(system.replace('sin(x2)', 'sin(z)'))).toEqual([]);
    expect(refusals(system.replace('sin(x2)', 'sin(z2)'))).toEqual([
      expect.stringContaining('system.parameterisation.functions[0]: unknown name z2; expected one of x, y, z'),
    ]);
  });

  it.each([
    [
      'system.parameterisation.functions[1]: expected distinct functions, got sin(x1) twice',
      dictionary('[sin(x), sin(x1)]'),
    ],
    [
      'system.parameterisation.functions[0]: expected a number, got a vector of 2, at character 1',
      dictionary('["[x, y]"]'),
    ],
    [
      'system.parameterisation.functions[0]: expected an operator such as * before "x", at character 5',
      dictionary('[sin x]'),
    ],
  ])('is refused: %s', (message, parameterisation) => {
    expect(refusals(`${of('x')}, ${parameterisation}`, PLANE)).toEqual([message]);
  });

  it('that is larger than the rows that are drawn is refused', () => {
    const system = `${of('x')}, ${dictionary('[]', 12)}`;
    expect(refusals(system, `data: { kind: normal, samples: 100 }\n${PLANE}`)).toEqual([
      'data.samples: expected at least 182 samples (samples × labels ≥ 91n = 182), got 100',
    ]);
  });

  it('that is larger than the rows of a file is refused as well', () => {
    const system = `oracles: [${DISTANCE}], ${PAIR}, ${dictionary('[]', 4)}`;
    expect(refusals(system, `${SIX}grid: { generators: 1 }`, FACTS)).toEqual([
      'data: expected at least 105 rows to train on (rows × labels ≥ 35n = 105), got 80 and 20 held out',
    ]);
  });
});

describe('labels that move', () => {
  const EXAMPLES = LABEL_ACTIONS.flatMap(
    ({ examples }): readonly { readonly written: string; readonly spec: LabelActionSpec }[] => examples,
  );

  it('are said, stored and keyed in as many ways as there are', () => {
    const keys = EXAMPLES.map(({ spec }) => labelActionOf(spec).key(spec));
    expect(new Set(keys).size).toBe(EXAMPLES.length);
    for (const { written, spec } of EXAMPLES) {
      const labels = 'factors' in spec ? '[x, y, 1, 2]' : '[x, y]';
      const time = 'timeScaling' in spec && spec.timeScaling ? ', timeScaling: true' : '';
      const parsed = parse(`${of(labels)}, labelAction: ${written}${time}`, PLANE);
      expect(parsed.system.labelAction ?? { kind: 'invariant' }).toEqual(spec);
      expect(parseSweepSpec('a specification', JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
      expect(hasCoefficients(parsed.system)).toBe(parsed.system.labelAction !== undefined);
    }
  });

  it('I9: that keep their values are not stored: today’s sweeps are what they were', () => {
    const [given, without] = [
      parse(`${of('x')}, labelAction: invariant, timeScaling: false`, PLANE),
      parse(of('x'), PLANE),
    ];
    expect(given).toEqual(without);
    expect(Object.keys(given.system)).toEqual(['oracles', 'field', 'parameterisation']);
  });

  it('freely have unknowns that rows must determine too', () => {
    const { system } = parse(`${of('[x, y]')}, labelAction: free-affine`, PLANE);
    expect(unknownsOfRows(system, 2, 2)).toEqual({ count: 10, formula: 'n² + 6 of the labels' });
  });

  it.each([
    [
      'system.labelAction: expected 2 labels, one velocity for each feature of a sample, for tangent, got 1',
      `${of('x')}, labelAction: tangent`,
    ],
    [
      'system.labelAction: expected a multiple of n = 2 labels, points of the features, for same, got 3',
      `${of('[x, y, x]')}, labelAction: same`,
    ],
    [
      'system.labelAction: expected 4 labels, a tensor of 2 indices over n = 2, for tensor, got 2',
      `${of('[x, y]')}, labelAction: { tensor: [W, free] }`,
    ],
    [
      'system.timeScaling: expected labelAction: tangent beside timeScaling: true, got free',
      `${of('x')}, labelAction: free, timeScaling: true`,
    ],
    [
      'system.timeScaling: expected labelAction: tangent beside timeScaling: true, got invariant',
      `${of('x')}, timeScaling: true`,
    ],
    [
      'system.parameterisation: expected linear, affine or dictionary beside labelAction free, got non-linear',
      `${of('x')}, labelAction: free, parameterisation: non-linear`,
    ],
    [
      'system.parameterisation: expected linear, affine or dictionary beside labelAction free, got deep-linear',
      `${of('x')}, labelAction: free, parameterisation: { kind: deep-linear, layers: 2 }`,
    ],
    [
      'system.field: expected real beside parameterisation affine, got complex',
      'oracles: [norm], field: complex, parameterisation: affine',
    ],
  ])('are refused: %s', (message, system) => {
    expect(refusals(system, PLANE)).toEqual([message]);
  });

  it.each([
    ['tensor', '{ tensor: [V] }'],
    ['tensor', '{ tensor: [] }'],
    ['scale', '{ scale: two }'],
    ['word', 'tangnt'],
    ['mapping', '{ kind: tangent }'],
  ])('are refused where the %s is none: %s', (_, written) => {
    const found = refusals(`${of('[x, y]')}, labelAction: ${written}`, PLANE);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^system\.labelAction/);
  });

  it('are not combined with what has no labels, or no one field', () => {
    const gradients = 'oracles: [{ kind: gradients, path: g.npy }], labelAction: free';
    expect(refusals(gradients, `${SIX}grid: { generators: 1 }`)).toEqual([
      'system.oracles[0]: expected an oracle whose labels are known beside labelAction free, got one that is given by its gradients alone',
    ]);
    const untied = `oracles: [{ kind: expression, of: "cross(p1, p2)" }], particles: { count: 2, features: [x, y, z], tied: false }`;
    expect(refusals(`${untied}, labelAction: same`)).toEqual([
      'system.labelAction: expected 6 labels, a point for each particle with a field of its own, for same, got 3',
    ]);
    expect(refusals(`${untied}, labelAction: { scale: 1 }`)).toEqual([
      'system.particles.tied: expected true, one field that labels move along, beside labelAction scale, got false',
    ]);
    const curved = `oracles: [{ kind: expression, of: "cross(p1, p2)" }], particles: { count: 2, features: [x, y, z] }`;
    expect(
      refusals(`${curved}, labelAction: { tensor: [W] }, parameterisation: { kind: dictionary, degree: 2 }`),
    ).toEqual([
      'system.parameterisation: expected linear or affine, whose slope is the same at all particles, beside parameterisation dictionary, got dictionary',
    ]);
    expect(refusals(`${untied}, labelAction: free`)).toEqual([]);
  });
});

it('fields have no sparsity, no finite form and no matrices as candidates', () => {
  const rest = `grid: { dimension: 2, generators: 1, weights: { sparsity: 1 } }\ntraining: { invariance: finite }\ncandidates: [so(2)]`;
  expect(refusals(`${of('x')}, parameterisation: affine`, rest).sort()).toEqual([
    'candidates: expected none, for candidates are matrices, beside parameterisation affine, got 1',
    'grid.weights.sparsity: expected 0, for sparsity is of the entries of matrices, beside parameterisation affine, got 1',
    'training.invariance: expected lie-derivative beside parameterisation affine, got finite',
  ]);
});
