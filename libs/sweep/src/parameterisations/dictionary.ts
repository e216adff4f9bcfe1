import { z } from 'zod';
import { formatNumber } from '../format-number.js';
import { mapping } from '../schema/mapping.js';
import { wholeNumber } from '../schema/numbers.js';
import { shortText } from '../schema/short-text.js';
import { coefficientEntries } from './coefficient-entries.js';
import { defineParameterisation } from './define-parameterisation.js';
import { FIELD_ROWS, fieldRows } from './field-rows.js';

const HIGHEST_DEGREE = 12;
const MOST_FUNCTIONS = 64;

const FUNCTIONS = 'a list of functions of the features, such as [sin(x), cos(x)]';

/** A generator is a field v(x) = Σ c_k θ_k(x): monomials up to a degree, and functions that are named. */
export const dictionary = defineParameterisation({
  kind: 'dictionary',
  fileSchema: mapping({
    kind: z.literal('dictionary'),
    degree: wholeNumber(0, HIGHEST_DEGREE).describe('Of the monomials of the features, the constant 1 included.'),
    functions: z
      .array(z.string({ error: FUNCTIONS }).min(1, { error: FUNCTIONS }), { error: FUNCTIONS })
      .max(MOST_FUNCTIONS, { error: `at most ${String(MOST_FUNCTIONS)} functions` })
      .default([])
      .describe('Functions beside the monomials, such as sin(x).'),
    rows: fieldRows(),
  }).superRefine(({ functions }, context) => {
    const repeated = functions.findIndex((each, at) => functions.indexOf(each) < at);
    if (repeated < 0) return;
    const message = `expected distinct functions, got ${shortText(functions[repeated] ?? '')} twice`;
    context.addIssue({ code: 'custom', path: ['functions', repeated], message });
  }),
  storedSchema: z.strictObject({
    kind: z.literal('dictionary'),
    degree: z.int().nonnegative(),
    functions: z.array(z.string().min(1)),
    rows: z.enum(FIELD_ROWS),
  }),
  generators: 'coefficients',
  vanishesBelow: 1e-4,
  examples: [
    { kind: 'dictionary', degree: 2, functions: [], rows: 'flattened' },
    { kind: 'dictionary', degree: 3, functions: [], rows: 'flattened' },
    { kind: 'dictionary', degree: 2, functions: ['sin(x)', 'cos(x)'], rows: 'flattened' },
    { kind: 'dictionary', degree: 2, functions: [], rows: 'plain' },
  ],
  key: ({ kind, degree, functions, rows }) => `${kind}(${[formatNumber(degree), ...functions, rows].join(',')})`,
  unknowns: (spec, { dimension }) => {
    const size = dictionarySize(spec, dimension);
    return { count: dimension * size, formula: `${formatNumber(size)}n` };
  },
  equivalentEntries: (spec, { dimension }) => coefficientEntries(dimension * dictionarySize(spec, dimension)),
});

/** K, the number of functions of a dictionary of n features: C(n + degree, degree) monomials, and those that are named. */
export function dictionarySize(
  { degree, functions }: { readonly degree: number; readonly functions: readonly string[] },
  dimension: number,
): number {
  const monomials = Array.from({ length: degree }, (_, at) => at + 1).reduce(
    (count, power) => (count * (dimension + power)) / power,
    1,
  );
  return Math.round(monomials) + functions.length;
}
