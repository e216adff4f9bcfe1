import { z } from 'zod';
import { formatNumber } from '../format-number.js';
import { ExpressionError } from '../expression/expression-error.js';
import { canonicalExpression, parseExpression, type Expression } from '../expression/parse-expression.js';
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
    functions.forEach((text, at) => {
      const { message } = reading(() => canonicalExpression(text));
      if (message !== undefined) context.addIssue({ code: 'custom', path: ['functions', at], message });
    });
  }),
  storedSchema: z.strictObject({
    kind: z.literal('dictionary'),
    degree: z.int().nonnegative(),
    functions: z.array(z.string().min(1)),
    rows: z.enum(FIELD_ROWS),
  }),
  generators: 'coefficients',
  hasCoefficientForm: true,
  isAffine: ({ degree, functions }) => degree <= 1 && functions.length === 0,
  vanishesBelow: 1e-4,
  examples: [
    { kind: 'dictionary', degree: 2, functions: [], rows: 'flattened' },
    { kind: 'dictionary', degree: 3, functions: [], rows: 'flattened' },
    { kind: 'dictionary', degree: 2, functions: ['sin(x1)', 'cos(x1)'], rows: 'flattened' },
    { kind: 'dictionary', degree: 2, functions: [], rows: 'plain' },
  ],
  withNames: (spec, names) => {
    const read = spec.functions.map((text) => reading(() => functionOf(text, names)));
    const texts = read.map(({ text }) => text);
    const problems = read.flatMap(({ text, message }, at) => {
      const repeated = text !== undefined && texts.indexOf(text) < at;
      const wrong = repeated ? `expected distinct functions, got ${shortText(text)} twice` : message;
      return wrong === undefined ? [] : [{ path: ['functions', at], message: wrong }];
    });
    if (problems.length > 0) return { problems };
    return { spec: { ...spec, functions: texts.filter((text) => text !== undefined) } };
  },
  key: ({ kind, degree, functions, rows }) =>
    `${kind}(${[formatNumber(degree), ...functions, rows].join(',').replaceAll(' ', '')})`,
  unknowns: (spec, { dimension }) => {
    const size = dictionarySize(spec, dimension);
    return { count: dimension * size, formula: `${formatNumber(size)}n` };
  },
  equivalentEntries: (spec, { dimension }) =>
    coefficientEntries(dimension * dictionarySize(spec, dimension), dimension * bracketSize(spec, dimension)),
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

/** Functions that components of brackets are made of, at most: θ_k ∂_jθ_l over monomials and named functions. */
function bracketSize(
  { degree, functions }: { readonly degree: number; readonly functions: readonly string[] },
  dimension: number,
): number {
  const upTo = (highest: number): number => dictionarySize({ degree: Math.max(0, highest), functions: [] }, dimension);
  const named = functions.length;
  return upTo(Math.max(degree, 2 * degree - 1)) + named * (upTo(degree - 1) + upTo(degree)) + named ** 2;
}

/**
 * A function of a dictionary as it is stored, in names by position, on features that are called something else: its text is in
 * their names.
 *
 * @throws ExpressionError where it cannot be read
 */
export function dictionaryFunction(text: string, features: readonly string[]): Expression {
  return parseExpression(text, { names: features.map((_, at) => `x${String(at + 1)}`), shownAs: features });
}

/** A function of the features of one particle, in names by position. */
function functionOf(text: string, names: readonly string[]): string {
  const { positional, valueCount } = parseExpression(text, { names });
  if (valueCount === 1) return positional;
  throw new ExpressionError(`expected a number, got a vector of ${String(valueCount)}`, 1);
}

/** What was read, or why it could not be. */
function reading(read: () => string): { readonly text?: string; readonly message?: string } {
  try {
    return { text: read() };
  } catch (error) {
    if (error instanceof ExpressionError) return { message: error.message };
    throw error;
  }
}
