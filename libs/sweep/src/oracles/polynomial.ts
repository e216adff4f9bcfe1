import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';
import { formatNumber } from '../format-number.js';
import { mapping } from '../schema/mapping.js';
import { finiteNumber, wholeNumber } from '../schema/numbers.js';
import { defineOracle } from './define-oracle.js';

const LARGEST_POWER = 100;

const term = mapping({
  coefficient: finiteNumber().default(1),
  powers: z
    .array(wholeNumber(0, LARGEST_POWER), { error: 'a list of whole numbers, one power per feature' })
    .min(1, { error: 'one power per feature' }),
});

const schema = mapping({
  kind: z.literal('polynomial'),
  terms: z
    .array(term, { error: 'a list of terms such as { coefficient: 1, powers: [1, 1] }' })
    .min(1, { error: 'at least one term' })
    .transform((terms, context) => {
      const sorted = [...terms].sort((a, b) => comparePowers(b.powers, a.powers));
      const repeated = sorted.find((each, i) => i > 0 && comparePowers(sorted[i - 1]?.powers ?? [], each.powers) === 0);
      if (repeated === undefined) return sorted;
      const message = `expected distinct powers, got [${repeated.powers.join(', ')}] twice: add the coefficients`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
});

/** One monomial c · Π_j x_j^{p_j}; `powers` has one non-negative integer per feature. */
export type PolynomialTerm = DeepReadonly<z.output<typeof term>>;

/** φ(x) = Σ_t c_t Π_j x_j^{p_tj}, with non-negative integer powers. ∇φ by the product rule. */
export const polynomial = defineOracle<z.output<typeof schema>>({
  kind: 'polynomial',
  fileSchema: schema,
  examples: [
    {
      written: '{ kind: polynomial, terms: [{ powers: [1, 1] }] }',
      formula: 'Σ c Π x_j^p_j; `coefficient` 1 by default, one power from 0 to 100 per feature, every power list once',
      finds: { field: 'real', dimension: 2, groupDimension: 1 },
    },
  ],
  key: ({ terms }) => `polynomial(${formatPolynomial(terms)})`,
  onlyField: () => ({ field: 'real' }),
  featureLists: ({ terms }) =>
    terms.map(({ powers }) => ({ key: 'terms', count: powers.length, what: 'powers in every term' })),
  source: 'formula',
  labelCount: () => 1,
  hasFiniteForm: () => true,
  formula: ({ terms }, { dimension }) => ({
    value: (x) => [terms.reduce((total, { coefficient, powers }) => total + monomial(coefficient, powers, x), 0)],
    gradient: (x) => [
      Float64Array.from({ length: dimension }, (_, feature) =>
        terms.reduce((total, each) => total + derivative(each, x, feature), 0),
      ),
    ],
  }),
});

function monomial(coefficient: number, powers: readonly number[], x: Float64Array): number {
  return powers.reduce((product, power, feature) => product * (x[feature] ?? Number.NaN) ** power, coefficient);
}

/** ∂/∂x_f of one term at x; 0 where x_f does not occur, also at x_f = 0. */
function derivative({ coefficient, powers }: PolynomialTerm, x: Float64Array, feature: number): number {
  const power = powers[feature] ?? 0;
  if (power === 0) return 0;
  return monomial(
    coefficient * power,
    powers.map((exponent, other) => (other === feature ? exponent - 1 : exponent)),
    x,
  );
}

/** Lexicographic order, so that one polynomial has one key whatever the order of its terms in the file. */
function comparePowers(a: readonly number[], b: readonly number[]): number {
  const position = a.findIndex((power, j) => power !== b[j]);
  return position < 0 ? a.length - b.length : (a[position] ?? 0) - (b[position] ?? 0);
}

/** Such as `x1^4-2*x1*x2+0.5`. */
function formatPolynomial(terms: readonly PolynomialTerm[]): string {
  return terms
    .map((each) => formatTerm(each))
    .join('+')
    .replaceAll('+-', '-');
}

function formatTerm({ coefficient, powers }: PolynomialTerm): string {
  const factors = powers.flatMap((power, j) => {
    if (power === 0) return [];
    const feature = `x${String(j + 1)}`;
    return [power === 1 ? feature : `${feature}^${formatNumber(power)}`];
  });
  if (factors.length === 0) return formatNumber(coefficient);
  const sign = coefficient === 1 ? '' : coefficient === -1 ? '-' : `${formatNumber(coefficient)}*`;
  return sign + factors.join('*');
}
