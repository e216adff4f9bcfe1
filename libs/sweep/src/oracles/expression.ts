import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';
import { ExpressionError } from '../expression/expression-error.js';
import { canonicalExpression, parseExpression, type Expression } from '../expression/parse-expression.js';
import { sha256Hex } from '../sha256.js';
import { mapping } from '../schema/mapping.js';
import { plainText } from '../schema/plain-text.js';
import { defineOracle } from './define-oracle.js';

const MOST_EXPRESSIONS = 256;

/** A longer text stands in a key by its digest. */
const LONGEST_KEY = 256;
const KEY_DIGITS = 16;

const TEXT = 'an expression, such as "x^2 + y^2", or a list of them';

const storedSchema = mapping({
  kind: z.literal('expression'),
  /** One text each, as `printSyntax` gives it. */
  of: z.array(z.string().min(1)).min(1),
  /** What the numbers of a sample are called, q·n of them; none while that is not known. */
  variables: z.array(z.string().min(1)),
  /** q */
  vectors: z.int().positive(),
  /** Whether they are columns of a data file, whose names are no part of what is computed. */
  ofColumns: z.boolean(),
});

/** Functions that are written down, as they are stored. */
export type ExpressionOracleSpec = DeepReadonly<z.output<typeof storedSchema>>;

/** φ as an expression in the features, or several: parsed, differentiated exactly, never evaluated as code. */
export const expression = defineOracle<z.output<typeof storedSchema>>({
  kind: 'expression',
  fileSchema: mapping({
    kind: z.literal('expression'),
    of: z
      .union([
        plainText(TEXT),
        z
          .array(plainText(TEXT), { error: TEXT })
          .min(1, { error: 'at least one expression' })
          .max(MOST_EXPRESSIONS, { error: `at most ${String(MOST_EXPRESSIONS)} expressions` }),
      ])
      .describe('φ in the names of the features: one expression, or several labels as a list or a vector.'),
  }).transform(({ kind, of }, context) => {
    const texts = (typeof of === 'string' ? [of] : of).map((text, at) => {
      try {
        return canonicalExpression(text);
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        context.addIssue({
          code: 'custom',
          path: typeof of === 'string' ? ['of'] : ['of', at],
          message: error.message,
        });
        return text;
      }
    });
    return { kind, of: texts, variables: [], vectors: 1, ofColumns: false };
  }),
  storedSchema,
  examples: [
    {
      written: '{ kind: expression, of: "x^2 + y^2 - cos(z)" }',
      formula: 'what is written, or several: [below](#expressions)',
      finds: { field: 'real', dimension: 3, groupDimension: 1 },
    },
  ],
  key: (spec) => {
    const text = identityOf(spec).join(',').replaceAll(' ', '');
    return `expression(${text.length > LONGEST_KEY ? `sha256:${sha256Hex(text).slice(0, KEY_DIGITS)}` : text})`;
  },
  content: (spec) => ({ kind: spec.kind, of: identityOf(spec), vectors: spec.vectors }),
  title: () => 'an expression',
  onlyField: () => ({ field: 'real' }),
  withNames: (spec, variables, ofColumns) => {
    const problems = spec.of.flatMap((text, at) => {
      try {
        parseExpression(text, variables);
        return [];
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        return [{ path: spec.of.length === 1 ? ['of'] : ['of', at], message: error.message }];
      }
    });
    if (problems.length > 0) return { problems };
    const of = spec.of.map((text) => parseExpression(text, variables).text);
    return { spec: { kind: spec.kind, of, variables: variables.names, vectors: variables.vectors ?? 1, ofColumns } };
  },
  source: 'formula',
  labelCount: (spec) =>
    spec.variables.length === 0
      ? spec.of.length
      : expressionsOf(spec).reduce((count, { valueCount }) => count + valueCount, 0),
  labelNames: (spec) =>
    expressionsOf(spec).flatMap(({ text, valueCount }) =>
      valueCount === 1 ? [text] : Array.from({ length: valueCount }, (_, at) => `entry ${String(at + 1)} of ${text}`),
    ),
  vectorCount: (_, { vectors }) => vectors,
  hasFiniteForm: () => true,
  formula: (spec) => {
    const expressions = expressionsOf(spec);
    return {
      value: (x) => expressions.flatMap((each) => each.value(x)),
      gradient: (x) => expressions.flatMap((each) => each.gradient(x)),
    };
  },
});

/**
 * The expressions of an oracle whose variables are known, in their order.
 *
 * @throws ExpressionError where a stored one cannot be read
 */
export function expressionsOf({ of, variables, vectors }: ExpressionOracleSpec): readonly Expression[] {
  return of.map((text) => parseExpression(text, { names: variables, vectors }));
}

/** The texts that count: where names are those of columns, others by position. */
function identityOf(spec: ExpressionOracleSpec): readonly string[] {
  return spec.ofColumns ? expressionsOf(spec).map(({ positional }) => positional) : spec.of;
}
