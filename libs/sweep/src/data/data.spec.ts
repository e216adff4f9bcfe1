/** The laws that every kind of data keeps. */
import type { DataFacts } from '../data-facts.js';
import { specDigest } from '../spec-identity.js';
import { parseSweepFile } from '../sweep-file/parse-sweep-file.js';
import { parseSweepSpec } from '../sweep-spec-schema.js';
import { SMALL_SWEEP } from '../testing/example-specs.js';
import { DATA, dataOf, isDigitData, isDrawnData, isFileData, type DataSpec } from './index.js';

const FACTS: DataFacts = {
  ...{ digest: `sha256:${'ab'.repeat(32)}`, dimension: 2, samples: 80, heldOut: 20, different: 100 },
  ...{ labels: 1, classes: null },
};

const EXAMPLES = DATA.flatMap(({ examples }): readonly DataSpec[] => examples);

test('no two kinds share a word, and each is found by it', () => {
  expect(new Set(DATA.map(({ kind }) => kind)).size).toBe(DATA.length);
  for (const spec of EXAMPLES) expect(dataOf(spec).kind).toBe(spec.kind);
});

test('keys of data that have been read differ where the data do', () => {
  const read = EXAMPLES.map((spec, at) => {
    const digest = `sha256:${String(at).repeat(64)}`;
    return dataOf(spec).identifiedBy?.(spec, { ...FACTS, digest }) ?? spec;
  });
  const keys = read.map((spec) => dataOf(spec).key(spec));
  expect(new Set(keys).size).toBe(EXAMPLES.length);
  expect(keys.join(' ')).not.toContain('unread');
});

describe.each(EXAMPLES)('$kind: %j', (data) => {
  const definition = dataOf(data);
  const field = definition.fieldProblems?.(data, 'real').length === 0 ? 'real' : 'complex';
  const isComplex = definition.fieldProblems !== undefined && field === 'complex';

  test('is read from a sweep file as it is', () => {
    const dimension = definition.dimension === undefined ? 'dimension: 2, ' : '';
    const given = Object.fromEntries(
      Object.entries(data).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
    );
    const text =
      `{ name: a, system: { oracles: [norm], field: ${isComplex ? 'complex' : 'real'} }, ` +
      `data: ${JSON.stringify(given)}, grid: { ${dimension}generators: 1 } }`;
    expect(parseSweepFile(text).data).toEqual(data);
  });

  test('is stored as it is, with what was found in a file, and with no other key', () => {
    const identified = definition.identifiedBy?.(data, FACTS) ?? data;
    for (const each of [data, identified]) {
      const spec = { ...SMALL_SWEEP, data: each };
      expect(parseSweepSpec('a specification', JSON.parse(JSON.stringify(spec)))).toEqual(spec);
    }
    const other = { ...SMALL_SWEEP, data: { ...data, other: 1 } };
    expect(() => parseSweepSpec('a specification', other)).toThrow('a specification');
  });

  test('comes from one place', () => {
    expect([isDrawnData, isFileData, isDigitData].filter((is) => is(data))).toHaveLength(1);
    expect(isFileData(data)).toBe(definition.identifiedBy !== undefined);
    expect(isDrawnData(data)).toBe(definition.sampleCount !== undefined);
  });

  test('counts by what was read, not by where it lies', () => {
    const moved = { ...data, path: 'elsewhere' } as DataSpec;
    const digestOf = (spec: DataSpec): string =>
      specDigest({ ...SMALL_SWEEP, data: definition.identifiedBy?.(spec, FACTS) ?? spec });
    if (isFileData(data)) expect(digestOf(moved)).toBe(digestOf(data));
    else expect(Object.hasOwn(definition, 'content')).toBe(false);
  });
});
