import { z } from 'zod';
import { countOf } from '../count-of.js';
import { formatRow } from '../format-number.js';
import type { GeneratorShape } from '../generator-shape.js';
import { mapping } from '../schema/mapping.js';
import { numberList } from '../schema/numbers.js';
import { defineOracle } from './define-oracle.js';

const NO_OR_BOTH_FORMS = 'expected either signature or matrix, such as { kind: quadratic, signature: [1, -1, -1, -1] }';

const schema = mapping({
  kind: z.literal('quadratic'),
  signature: numberList().optional().describe('The diagonal of the form: φ(x) = Σ s_j x_j².'),
  matrix: z
    .array(numberList(), { error: 'a list of rows, each a list of finite numbers' })
    .min(1, { error: 'at least one row' })
    .optional()
    .describe('The symmetric matrix of the form: φ(x) = xᵀMx.'),
}).transform(({ kind, signature, matrix }, context) => {
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

type Quadratic = z.output<typeof schema>;
type Rows = readonly (readonly number[])[];

/** φ(x) = x†Ax with A symmetric: Lorentz, squeeze, ellipsoids. ∇φ = 2Ax. */
export const quadratic = defineOracle<Quadratic>({
  kind: 'quadratic',
  fileSchema: schema,
  examples: [
    {
      written: '{ kind: quadratic, signature: [1, -1, -1, -1] }',
      formula: 'Σ s_j |x_j|²; n entries',
      finds: { field: 'real', dimension: 4, groupDimension: 6 },
    },
    {
      written: '{ kind: quadratic, matrix: [[0, 1], [1, 0]] }',
      formula: 'x†Mx; M symmetric, n × n',
      finds: { field: 'real', dimension: 2, groupDimension: 1 },
    },
  ],
  key: (spec) =>
    'signature' in spec
      ? `quadratic(${formatRow(spec.signature)})`
      : `quadratic(${spec.matrix.map((row) => `[${formatRow(row)}]`).join(',')})`,
  featureLists: (spec) =>
    'signature' in spec
      ? [{ key: 'signature', count: spec.signature.length, what: 'entries' }]
      : [{ key: 'matrix', count: spec.matrix.length, what: 'rows' }],
  source: 'formula',
  labelCount: () => 1,
  hasFiniteForm: () => true,
  formula: (spec, shape) => {
    const rows = realQuadratic(spec, shape);
    const times = (row: readonly number[], x: Float64Array): number =>
      row.reduce((total, entry, column) => total + entry * (x[column] ?? Number.NaN), 0);
    return {
      value: (x) => [rows.reduce((total, row, at) => total + times(row, x) * (x[at] ?? Number.NaN), 0)],
      gradient: (x) => [Float64Array.from(rows, (row) => 2 * times(row, x))],
    };
  },
});

/**
 * The real matrix of a quadratic form, r × r: x†Ax on complex features is xᵀAx of the real parts plus that of the imaginary
 * parts.
 */
export function realQuadratic(
  spec: { readonly signature: readonly number[] } | { readonly matrix: Rows },
  { field }: Pick<GeneratorShape, 'field'>,
): Rows {
  const matrix = 'matrix' in spec ? spec.matrix : diagonal(spec.signature);
  if (field === 'real') return matrix;
  const zeros = matrix.map(() => 0);
  return [...matrix.map((row) => [...row, ...zeros]), ...matrix.map((row) => [...zeros, ...row])];
}

/** The diagonal matrix of a signature, such as (1, −1, −1, −1). */
function diagonal(signature: readonly number[]): Rows {
  return signature.map((entry, row) => signature.map((_, column) => (row === column ? entry : 0)));
}

function matrixFault(matrix: Rows): string | undefined {
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
