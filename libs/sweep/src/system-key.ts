import { formatNumber } from './format-number.js';
import type { DataSpec, OracleSpec, PolynomialTerm, SystemSpec } from './sweep-spec.js';

/** The canonical key of a system, such as `squared-norm/real/linear`; several oracles are joined with `+`. */
export function systemKey({ oracles, field, parameterisation }: SystemSpec): string {
  return `${oracles.map((oracle) => oracleKey(oracle)).join('+')}/${field}/${parameterisation.kind}`;
}

/** The canonical key of the samples, such as `normal(300)`. */
export function dataKey({ kind, samples }: DataSpec): string {
  return `${kind}(${formatNumber(samples)})`;
}

function oracleKey(oracle: OracleSpec): string {
  switch (oracle.kind) {
    case 'quadratic':
      return 'signature' in oracle
        ? `quadratic(${formatRow(oracle.signature)})`
        : `quadratic(${oracle.matrix.map((row) => `[${formatRow(row)}]`).join(',')})`;
    case 'polynomial':
      return `polynomial(${formatPolynomial(oracle.terms)})`;
    case 'vacuum':
      return 'adjoint' in oracle ? `vacuum(adjoint,${formatRow(oracle.adjoint)})` : `vacuum(fundamental,${formatRow(oracle.fundamental)})`;
    case 'norm':
    case 'squared-norm':
    case 'l1':
    case 'determinant':
      return oracle.kind;
  }
}

function formatRow(row: readonly number[]): string {
  return row.map((entry) => formatNumber(entry)).join(',');
}

/** Such as `x1^4-2*x1*x2+0.5`. */
function formatPolynomial(terms: readonly PolynomialTerm[]): string {
  return terms
    .map((term) => formatTerm(term))
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
