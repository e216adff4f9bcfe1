import type { DataFacts } from '../data-facts.js';
import { dataNotes, dataWarnings } from '../data-notes.js';
import { InvalidSweepError } from '../errors.js';
import { specDigest } from '../spec-identity.js';
import { parseSweepFile } from '../sweep-file/parse-sweep-file.js';
import type { SweepSpec } from '../sweep-spec.js';
import { particleNames } from './particle-names.js';
import type { TableFound } from './table-found.js';

const FOUND: TableFound = {
  ...{ format: 'csv', notes: ['read as `;`-separated with decimal comma'], warnings: ['mind the gap'] },
  rows: { read: 120, kept: 100, left: 15, missing: 5 },
  classes: [{ column: 'kind', texts: ['e', 'mu'] }],
};

const FACTS: DataFacts = {
  ...{ digest: `sha256:${'ab'.repeat(32)}`, dimension: 2, samples: 80, heldOut: 20, different: 100 },
  ...{ labels: 1, classes: null },
};

const sweep = (data: string, system = 'oracles: [{ kind: learned, model: polynomial }]'): string =>
  `name: a\nsystem: { ${system} }\ndata:\n  kind: table\n  path: a.csv\n${data.replace(/^/gm, '  ')}\ngrid: { generators: 1 }\n`;

function parsed(data: string, facts?: DataFacts, system?: string): SweepSpec {
  return parseSweepFile(sweep(data, system), facts);
}

function refusals(data: string, system?: string): string[] {
  try {
    parsed(data, undefined, system);
  } catch (error) {
    if (!(error instanceof InvalidSweepError)) throw error;
    return error.issues.map(({ line, path, message }) => `${String(line)} ${path}: ${message}`);
  }
  return [];
}

const LISTS = 'features: [x, y]\nlabels: [f]';

describe('derive and where', () => {
  it('are kept as the one text of what is written', () => {
    const { data } = parsed(
      `derive: { E: sqrt( m^2+(pt*cosh(eta))^2 ), m: 0.105658, ok: (x<1)and y>2 }\nwhere: ok and not( x >2)\n${LISTS}`,
    );
    expect(data).toMatchObject({
      derive: { E: 'sqrt(m^2 + (pt*cosh(eta))^2)', m: '0.105658', ok: 'x < 1 and y > 2' },
      where: 'ok and not x > 2',
    });
  });

  it.each([
    ['derive: { a: sqroot(x) }', '6 data.derive.a: unknown function sqroot'],
    ['derive: { a: x +* y }', '6 data.derive.a: expected a number, a name, ( or [, got "*", at character 4'],
    [
      'derive: { a: [x, y] }',
      '6 data.derive.a: expected an expression in the names of columns, such as pt*cos(phi), with a comma in quotes, got a list of 2',
    ],
    ['derive: { a: "[x, y]" }', '6 data.derive.a: expected a number, got a vector of 2'],
    [
      'derive: { a: atan2(y, x) }',
      'expected an expression in the names of columns, such as pt*cos(phi), with a comma in quotes, got nothing',
    ],
    ['derive: { a: a + 1 }', '6 data.derive.a: expected an expression that does not lead back to itself, got a → a'],
    ['derive: { a: b + x, b: c^2, c: sin(a) }', 'got a → b → c → a'],
    [
      'derive: { q: b + x, b: c^2, c: sin(b) }',
      'data.derive.b: expected an expression that does not lead back to itself, got b → c → b',
    ],
    ['derive: 3', 'expected a mapping of names and expressions, such as { px: pt*cos(phi) }, got 3'],
    ['where: x + 1', '6 data.where: expected a condition, such as pt > 20 and abs(eta) < 2.4, got the number x + 1'],
    ['where: x > 1 and y', ''],
    ['where: x > 1 and y + 1', '6 data.where: expected a condition beside and, such as x > 0, got a number'],
    ['where: x = 1', 'did you mean ==?'],
  ])('%s: %s', (given, message) => {
    const found = refusals(`${given}\n${LISTS}`);
    expect(found.join('\n')).toContain(message);
    expect(found.length > 0).toBe(message !== '');
  });
});

describe('what else a table may say', () => {
  it.each([
    [
      'path: https://example.org/a.parquet',
      'data.path: expected the path of a file; data are not read from an address: copy them here first',
    ],
    ['path: [a.csv, "s3://bucket/a.csv"]', 'data are not read from an address'],
    ['path: []', 'data.path: expected at least one path'],
    ['format: root', 'data.format: expected one of csv, json, parquet, arrow, hdf5, npy, npz, got "root"'],
    ['missing: skip', 'data.missing: expected one of refuse, drop, got "skip"'],
    ['missingValues: -999', 'data.missingValues: expected a list'],
    ['dialect: { separator: ";;" }', 'data.dialect.separator: expected one character, such as ";"'],
    ['dialect: { delimiter: ";" }', 'data.dialect.delimiter: unknown key'],
  ])('%s: %s', (given, message) => {
    const base = given.startsWith('path') ? sweep(LISTS).replace('path: a.csv', given) : sweep(`${given}\n${LISTS}`);
    expect(() => parseSweepFile(base)).toThrow(InvalidSweepError);
    try {
      parseSweepFile(base);
    } catch (error) {
      const text = (error as InvalidSweepError).issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n');
      expect(text).toContain(message);
    }
  });

  it.each([
    ['', 'expected one of features, such as [x1, "p*"], complexPairs'],
    ['features: [x]\nvectors: [[a], [b]]', 'expected one of features'],
    ['vectors: [[a1, b1], [a2]]', 'data.vectors[1]: expected vectors of one length, got 2 and 1'],
    ['vectors: [[a1, b1]]', 'expected at least two vectors, got one: give its columns as features'],
    ['vectors: [[a1, b1], [a2, b1]]', 'expected distinct columns, got one twice'],
    ['complexPairs: [[a, b]]', 'expected features for field: real, got complexPairs'],
  ])('of %s: %s', (given, message) => {
    expect(refusals(given, 'oracles: [squared-norm]').join('\n')).toContain(message);
  });
});

describe('patterns', () => {
  const table = { features: ['px1', 'py1'], labels: ['f'], found: FOUND };
  const EXPRESSION = 'oracles: [{ kind: expression, of: px1^2 + py1 }]';

  it('leave n open until the file has been read, and are then what they were found to be', () => {
    expect(parsed('features: ["p*"]\nlabels: ["f*"]').grid.dimension).toEqual([]);
    const spec = parsed('features: ["p*"]\nlabels: ["f*"]', { ...FACTS, table }, EXPRESSION);
    expect(spec.grid.dimension).toEqual([2]);
    expect(spec.data).toMatchObject(table);
    expect(spec.system.oracles[0]).toMatchObject({ variables: ['px1', 'py1'], of: ['px1^2 + py1'] });
  });

  it('and all that says how numbers were found are no part of an identity', () => {
    const plain = specDigest(parsed('features: [px1, py1]', FACTS, EXPRESSION));
    const settings =
      'format: csv\ndialect: { separator: ";" }\nderive: { px1: pt }\nwhere: x > 1\nmissing: drop\nfeatures: ["p*"]';
    expect(specDigest(parsed(settings, { ...FACTS, table }, EXPRESSION))).toBe(plain);
    const csv = sweep('features: [px1, py1]', EXPRESSION).replace('kind: table', 'kind: csv');
    expect(specDigest(parseSweepFile(csv, FACTS))).toBe(plain);
  });

  it('that were found are said in sentences', () => {
    const { data } = parsed('features: ["p*"]', { ...FACTS, table }, 'oracles: [squared-norm]');
    expect(dataNotes(data)).toEqual([
      'read as `;`-separated with decimal comma',
      '100 of 120 rows taken, 15 left out by where, 5 dropped for a missing value',
      'labels kind are classes: 0 is e, 1 is mu',
    ]);
    expect(dataWarnings(data)).toEqual(['mind the gap']);
  });
});

describe('vectors', () => {
  const INVARIANT = 'oracles: [{ kind: expression, of: E1*E2 - px1*px2 }]';

  it('are particles that one generator moves, called by what their columns have in common', () => {
    const spec = parsed('vectors: [[E1, px1], [E2, px2]]', { ...FACTS, dimension: 4 }, INVARIANT);
    expect(spec.system.particles).toEqual({ count: 2, features: ['E', 'px'], tied: true });
    expect(spec.grid.dimension).toEqual([2]);
  });

  it('are those of the system where it says them, and no others', () => {
    const of = (particles: string): string => `oracles: [{ kind: expression, of: a1*b2 }], particles: ${particles}`;
    const { system } = parsed('vectors: [[q, r], [s, t]]', undefined, of('{ count: 2, features: [a, b] }'));
    expect(system.particles).toEqual({ count: 2, features: ['a', 'b'], tied: true });
    expect(refusals('vectors: [[q, r], [s, t]]', of('{ count: 3, features: [a, b] }'))).toEqual(
      expect.arrayContaining([
        '2 system.particles: expected 2 particles of 2 features, the vectors of the data, got 3 of 2',
      ]),
    );
    expect(refusals('vectors: [[q, r], [s, t]]', INVARIANT).join('\n')).toContain(
      'expected columns whose names have parts in common, such as [[E1, px1], [E2, px2]], or system.particles, which says them, such as { count: 2, features: [a, b] }',
    );
  });

  it.each([
    [
      [
        ['E1', 'px1'],
        ['E2', 'px2'],
      ],
      ['E', 'px'],
    ],
    [
      [
        ['mu1_pt', 'mu1_eta'],
        ['mu2_pt', 'mu2_eta'],
        ['mu10_pt', 'mu10_eta'],
      ],
      ['pt', 'eta'],
    ],
    [
      [
        ['pt_lead', 'm_lead'],
        ['pt_sub', 'm_sub'],
      ],
      ['pt', 'm'],
    ],
    [
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      undefined,
    ],
    [
      [
        ['p1', 'p2'],
        ['p3', 'p4'],
      ],
      undefined,
    ],
    [
      [
        ['E1', 0],
        ['E2', 1],
      ],
      undefined,
    ],
  ])('of %j are %j', (vectors, names) => {
    expect(particleNames(vectors)).toEqual(names);
  });
});
