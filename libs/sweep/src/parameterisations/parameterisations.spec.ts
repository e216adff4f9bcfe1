import { z } from 'zod';
import { definitionOf } from '../definition-of.js';
import type { GeneratorShape } from '../generator-shape.js';
import { parseSweepFile } from '../sweep-file/parse-sweep-file.js';
import { parseSweepSpec } from '../sweep-spec-schema.js';
import { PARAMETERISATIONS, parameterisationOf, type ParameterisationSpec } from './index.js';

const EXAMPLES = PARAMETERISATIONS.flatMap(({ examples }): readonly ParameterisationSpec[] => examples);
const SHAPES: readonly GeneratorShape[] = [
  { dimension: 2, field: 'real' },
  { dimension: 3, field: 'complex' },
];

const sweepFile = (parameterisation: string): string =>
  `{ name: a, system: { oracles: [norm], parameterisation: ${parameterisation} }, grid: { dimension: 2, generators: 1 } }`;

test('words are distinct, and each finds its definition', () => {
  expect(new Set(PARAMETERISATIONS.map(({ kind }) => kind)).size).toBe(PARAMETERISATIONS.length);
  for (const definition of PARAMETERISATIONS) expect(definitionOf(PARAMETERISATIONS, definition.kind)).toBe(definition);
  expect(() => definitionOf(PARAMETERISATIONS, 'lineal' as 'linear')).toThrow('lineal: expected one of linear');
});

test('specs that differ have keys that differ, which begin with their word', () => {
  const keys = EXAMPLES.map((spec) => parameterisationOf(spec).key(spec));
  expect(new Set(keys).size).toBe(EXAMPLES.length);
  for (const [at, { kind }] of EXAMPLES.entries()) expect(keys[at]?.split('(')[0]).toBe(kind);
});

test.each(EXAMPLES)('a sweep file and its stored specification both say $kind as it is: %j', (parameterisation) => {
  const spec = parseSweepFile(sweepFile(JSON.stringify(parameterisation)));
  expect(spec.system.parameterisation).toEqual(parameterisation);
  expect(parseSweepSpec('a specification', JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  expect(z.parse(parameterisationOf(parameterisation).storedSchema, parameterisation)).toEqual(parameterisation);
});

test.each(PARAMETERISATIONS.flatMap(({ kind, fileSchema }) => (fileSchema.safeParse({ kind }).success ? [kind] : [])))(
  '%s, whose settings all have defaults, may be written as its word alone',
  (kind) => {
    expect(parseSweepFile(sweepFile(kind)).system.parameterisation).toMatchObject({ kind });
  },
);

test.each(EXAMPLES)('no setting of %j may be left out of what is stored, and none added', (parameterisation) => {
  const { storedSchema } = parameterisationOf(parameterisation);
  expect(storedSchema.safeParse({ ...parameterisation, other: 1 }).success).toBe(false);
  for (const setting of Object.keys(parameterisation)) {
    const others = Object.entries(parameterisation).filter(([key]) => key !== setting);
    expect(storedSchema.safeParse(Object.fromEntries(others)).success).toBe(false);
  }
});

test.each(EXAMPLES)('%j costs no less than the unknowns that it has, more in more dimensions', (parameterisation) => {
  const definition = parameterisationOf(parameterisation);
  for (const shape of SHAPES) {
    const entries = definition.equivalentEntries(parameterisation, shape, 100);
    const unknowns = definition.unknowns?.(parameterisation, shape).count ?? 0;
    expect(entries).toBeGreaterThanOrEqual(unknowns);
    const larger = { ...shape, dimension: shape.dimension + 1 };
    expect(definition.equivalentEntries(parameterisation, larger, 100)).toBeGreaterThan(entries);
  }
});
