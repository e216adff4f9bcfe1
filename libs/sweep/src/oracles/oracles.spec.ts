/** The laws that every oracle of the list keeps. */
import { readdirSync } from 'node:fs';
import type { DataFacts } from '../data-facts.js';
import { realDimension, type GeneratorShape } from '../generator-shape.js';
import { normalStream } from '../random-stream.js';
import { parseSweepFile } from '../sweep-file/parse-sweep-file.js';
import { parseSweepSpec } from '../sweep-spec-schema.js';
import { ORACLES, oracleOf, type OracleSpec } from './index.js';

/** Central differences of a smooth function: an error of the step squared, and rounding over the step. */
const STEP = 1e-5;
const DIFFERENCE_ERROR = 1e-6;

const FACTS: DataFacts = {
  ...{ digest: `sha256:${'ab'.repeat(32)}`, dimension: 3, samples: 80, heldOut: 20, different: 100 },
  ...{ labels: 1, classes: null, gradients: { digest: `sha256:${'cd'.repeat(32)}`, labels: 1 } },
};

/** Every example of every oracle, as a whole sweep. */
const EXAMPLES = ORACLES.flatMap((definition) =>
  definition.examples.map(({ written, finds }) => {
    const of = [written, ...(finds?.beside === undefined ? [] : [finds.beside])].join(', ');
    const field = finds?.field ?? 'real';
    const isFormula = definition.source === 'formula';
    const text = [
      'name: example',
      `system: { oracles: [${of}], field: ${field} }`,
      isFormula ? '' : 'data: { kind: csv, path: a.csv, features: [x, y, z], labels: [m] }',
      `grid: { ${finds === undefined ? '' : `dimension: ${String(finds.dimension)}, `}generators: 1 }`,
    ];
    const spec = parseSweepFile(text.join('\n'), isFormula ? undefined : FACTS);
    const [oracle] = spec.system.oracles;
    if (oracle === undefined) throw new TypeError('the example has no oracle');
    const shape: GeneratorShape = { dimension: finds?.dimension ?? FACTS.dimension, field };
    return { written, definition: oracleOf(oracle), oracle, spec, shape };
  }),
);

test('every file of the folder is in the list, and every kind is the name of its file', () => {
  const others = ['define-oracle.ts', 'index.ts', 'learned-models.ts'];
  const files = readdirSync(__dirname).filter((name) => !name.endsWith('.spec.ts') && !others.includes(name));
  expect(files.sort()).toEqual(ORACLES.map(({ kind }) => `${kind}.ts`).sort());
});

test('no two examples have one key, and a key is what its oracle is written as but for the file’s words', () => {
  const keys = EXAMPLES.map(({ definition, oracle }) => definition.key(oracle));
  expect(new Set(keys).size).toBe(EXAMPLES.length);
  for (const [at, { oracle }] of EXAMPLES.entries()) expect(keys[at]?.split('(')[0]).toBe(oracle.kind);
});

describe.each(EXAMPLES)('$written', ({ definition, oracle, spec, shape }) => {
  test('is stored as it was read', () => {
    expect(parseSweepSpec('a specification', JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  });

  test('is not stored with a key that is none of its own, or without one that it has', () => {
    const withOracle = (given: object): unknown =>
      JSON.parse(JSON.stringify({ ...spec, system: { ...spec.system, oracles: [given] } }));
    expect(() => parseSweepSpec('a specification', withOracle({ ...oracle, other: 1 }))).toThrow('a specification');
    for (const setting of Object.keys(oracle).filter((key) => key !== 'digest')) {
      const rest = Object.fromEntries(Object.entries(oracle).filter(([key]) => key !== setting));
      const isOptional = setting === 'degree';
      if (!isOptional) expect(() => parseSweepSpec('a specification', withOracle(rest))).toThrow('a specification');
    }
  });

  test('says how many labels it has: itself, or by the data', () => {
    const count = definition.labelCount(oracle, shape.field) ?? definition.labelsOfData?.(oracle, FACTS);
    expect(count).toBeGreaterThan(0);
    expect(definition.labelCount(oracle, shape.field) === undefined).toBe(definition.formula === undefined);
  });

  test('is a formula, or taken from the data', () => {
    expect(definition.formula !== undefined).toBe(definition.source === 'formula');
    expect(definition.labelsOfData !== undefined).toBe(definition.source !== 'formula');
  });
});

const FORMULAS = EXAMPLES.flatMap(({ written, definition, oracle, shape }) => {
  const fields = definition.onlyField?.(oracle) === undefined ? (['real', 'complex'] as const) : [shape.field];
  return fields.flatMap((field) => {
    const own: GeneratorShape = { ...shape, field };
    const formula = definition.formula?.(oracle, own);
    return formula === undefined ? [] : [{ written, field, own, formula, definition, oracle }];
  });
});

describe.each(FORMULAS)('$written over $field numbers', ({ own, formula, definition, oracle }) => {
  const normal = normalStream(3);
  const length = (definition.vectorCount?.(own, oracle) ?? 1) * realDimension(own);
  const draw = (): Float64Array => Float64Array.from({ length }, () => normal());

  test('has as many values and gradients as labels', () => {
    const x = draw();
    const labels = definition.labelCount(oracle, own.field);
    expect(formula.value(x)).toHaveLength(labels ?? Number.NaN);
    const gradients = formula.gradient(x);
    expect(gradients).toHaveLength(labels ?? Number.NaN);
    for (const gradient of gradients) expect(gradient).toHaveLength(length);
  });

  test('has the gradient of its value, by finite differences', () => {
    for (let sample = 0; sample < 5; sample += 1) {
      const [x, along] = [draw(), draw()];
      const at = (by: number): readonly number[] =>
        formula.value(x.map((entry, k) => entry + by * (along[k] ?? Number.NaN)));
      const [above, below] = [at(STEP), at(-STEP)];
      formula.gradient(x).forEach((gradient, label) => {
        const slope = gradient.reduce((sum, entry, k) => sum + entry * (along[k] ?? Number.NaN), 0);
        const difference = ((above[label] ?? Number.NaN) - (below[label] ?? Number.NaN)) / (2 * STEP);
        expect(Math.abs(slope - difference)).toBeLessThan(DIFFERENCE_ERROR * Math.max(1, Math.abs(slope)));
      });
    }
  });

  test('leaves the sample as it is', () => {
    const x = draw();
    const copy = x.slice();
    formula.value(x);
    formula.gradient(x);
    expect(x).toEqual(copy);
  });
});

test('an oracle that the list does not have is refused by name', () => {
  expect(() => oracleOf({ kind: 'nom' } as unknown as OracleSpec)).toThrow('nom: expected one of norm, squared-norm');
});

test.each<readonly [string, OracleSpec, GeneratorShape['field'], readonly number[], readonly number[]]>([
  ['norm', { kind: 'norm' }, 'real', [3, -4, 0], [5]],
  ['squared-norm', { kind: 'squared-norm' }, 'complex', [1, 2, 3, 4], [30]],
  ['l1', { kind: 'l1' }, 'real', [3, -4, 0], [7]],
  ['quadratic by signature', { kind: 'quadratic', signature: [1, -1, -1] }, 'real', [3, 1, 2], [4]],
  [
    'quadratic by matrix',
    {
      kind: 'quadratic',
      matrix: [
        [1, 2],
        [2, -1],
      ],
    },
    'real',
    [3, 5],
    [9 + 60 - 25],
  ],
  ['quadratic over complex numbers', { kind: 'quadratic', signature: [1, -1] }, 'complex', [1, 2, 3, 4], [10 - 20]],
  [
    'polynomial',
    {
      kind: 'polynomial',
      terms: [
        { coefficient: 2, powers: [3, 0, 1] },
        { coefficient: -1, powers: [0, 2, 0] },
        { coefficient: 5, powers: [0, 0, 0] },
      ],
    },
    'real',
    [2, 3, -1],
    [-16 - 9 + 5],
  ],
  // det [[i, 1], [2, 3i]] = −3 − 2, over √(2² 2!)
  ['determinant', { kind: 'determinant' }, 'complex', [0, 1, 1, 0, 2, 0, 0, 3], [-5 / Math.sqrt(8), 0]],
  ['adjoint vacuum', { kind: 'vacuum', adjoint: [1, -2] }, 'complex', [1, 2, 3, 4], [1 + 9 - 2 * (4 + 16)]],
  ['fundamental vacuum', { kind: 'vacuum', fundamental: [0, 2] }, 'complex', [1, 2, 3, 4], [4, 8]],
])('the value of %s is that by hand', (_, spec, field, x, expected) => {
  const dimension = spec.kind === 'determinant' ? 2 : field === 'complex' ? x.length / 2 : x.length;
  const values = oracleOf(spec).formula?.(spec, { dimension, field }).value(Float64Array.from(x)) ?? [];
  expect(values).toHaveLength(expected.length);
  for (const [at, value] of values.entries()) expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 12);
});
