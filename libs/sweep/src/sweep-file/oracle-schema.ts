import { countOf } from '../count-of.js';
import { z } from 'zod';
import type { OracleSpec, PolynomialTerm } from '../sweep-spec.js';
import { learnedOracle } from './learned-oracle-schema.js';
import { kindOrMapping, mapping } from './mapping.js';
import { finiteNumber, wholeNumber } from './numbers.js';
import { plainText } from './plain-text.js';

const LARGEST_POWER = 100;

const numberList = z
  .array(finiteNumber(), { error: 'a list of finite numbers' })
  .min(1, { error: 'at least one number' });

const quadratic = mapping({
  kind: z.literal('quadratic'),
  signature: numberList.optional().describe('The diagonal of the form: φ(x) = Σ s_j x_j².'),
  matrix: z
    .array(numberList, { error: 'a list of rows, each a list of finite numbers' })
    .min(1, { error: 'at least one row' })
    .optional()
    .describe('The symmetric matrix of the form: φ(x) = xᵀMx.'),
}).transform(({ kind, signature, matrix }, context): OracleSpec => {
  if (signature !== undefined && matrix === undefined) return { kind, signature };
  const fault = matrix === undefined || signature !== undefined ? NO_OR_BOTH_FORMS : matrixFault(matrix);
  if (matrix !== undefined && fault === undefined) return { kind, matrix };
  context.addIssue({
    code: 'custom',
    message: fault ?? NO_OR_BOTH_FORMS,
    path: fault === NO_OR_BOTH_FORMS ? [] : ['matrix'],
  });
  return z.NEVER;
});

const NO_OR_BOTH_FORMS = 'expected either signature or matrix, such as { kind: quadratic, signature: [1, -1, -1, -1] }';

function matrixFault(matrix: readonly (readonly number[])[]): string | undefined {
  const n = matrix.length;
  const uneven = matrix.find((row) => row.length !== n);
  if (uneven !== undefined)
    return `expected a square matrix, got ${countOf(n, 'row')} and a row of ${String(uneven.length)}`;
  for (const [j, row] of matrix.entries()) {
    for (const [k, entry] of row.entries()) {
      const mirrored = matrix[k]?.[j];
      if (entry !== mirrored) {
        return `expected a symmetric matrix, got ${String(entry)} in row ${String(j + 1)} and ${String(mirrored)} opposite`;
      }
    }
  }
  return undefined;
}

const polynomialTerm = mapping({
  coefficient: finiteNumber().default(1),
  powers: z
    .array(wholeNumber(0, LARGEST_POWER), { error: 'a list of whole numbers, one power per feature' })
    .min(1, { error: 'one power per feature' }),
});

const polynomial = mapping({
  kind: z.literal('polynomial'),
  terms: z
    .array(polynomialTerm, { error: 'a list of terms such as { coefficient: 1, powers: [1, 1] }' })
    .min(1, { error: 'at least one term' })
    .transform((terms, context): PolynomialTerm[] => {
      const sorted = [...terms].sort((a, b) => comparePowers(b.powers, a.powers));
      const repeated = sorted.find((term, i) => i > 0 && comparePowers(sorted[i - 1]?.powers ?? [], term.powers) === 0);
      if (repeated === undefined) return sorted;
      const message = `expected distinct powers, got [${repeated.powers.join(', ')}] twice: add the coefficients`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
});

/** Lexicographic order, so that one polynomial has one key whatever the order of its terms in the file. */
function comparePowers(a: readonly number[], b: readonly number[]): number {
  const position = a.findIndex((power, j) => power !== b[j]);
  return position < 0 ? a.length - b.length : (a[position] ?? 0) - (b[position] ?? 0);
}

const vacuum = mapping({
  kind: z.literal('vacuum'),
  adjoint: numberList.optional().describe('The diagonal of Φ: φ(x) = x†Φx.'),
  fundamental: numberList.optional().describe('v: φ(x) = (Re v†x, Im v†x).'),
}).transform(({ kind, adjoint, fundamental }, context): OracleSpec => {
  if (adjoint !== undefined && fundamental === undefined) return { kind, adjoint };
  if (fundamental !== undefined && adjoint === undefined) return { kind, fundamental };
  const message = 'expected either adjoint or fundamental, such as { kind: vacuum, fundamental: [0, 0, 1] }';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const cubic = mapping({
  kind: z.literal('cubic'),
  form: z
    .enum(['albert', 'traceless'])
    .default('albert')
    .describe('On the 27 dimensions of H₃(O), or the 26 traceless.'),
});

const gradients = mapping({
  kind: z.literal('gradients'),
  path: plainText('the path of a .npy file').describe(
    '∇φ at the rows of the data file, in their order and in the units of the features: an array [rows, n] or [rows, k, n]. Relative to the sweep file.',
  ),
});

/** An oracle φ: its kind alone, or a mapping of its kind and its settings. */
export const oracleSchema = kindOrMapping(
  [
    ...(['norm', 'squared-norm', 'l1', 'quadratic', 'polynomial', 'determinant', 'three-form', 'cubic'] as const),
    ...(['vacuum', 'learned', 'gradients'] as const),
  ],
  z.discriminatedUnion(
    'kind',
    [
      mapping({ kind: z.literal('norm') }),
      mapping({ kind: z.literal('squared-norm') }),
      mapping({ kind: z.literal('l1') }),
      quadratic,
      polynomial,
      mapping({ kind: z.literal('determinant') }),
      mapping({ kind: z.literal('three-form') }),
      cubic,
      vacuum,
      learnedOracle,
      gradients,
    ],
    { error: 'a mapping with the key kind, such as { kind: quadratic, signature: [1, -1] }' },
  ),
);
