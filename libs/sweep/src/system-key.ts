import { formatNumber } from './format-number.js';
import { parameterisationOf } from './parameterisations/index.js';
import type { DataSpec, LearnedModelSpec, OracleSpec, PolynomialTerm, SystemSpec } from './sweep-spec.js';

/** Hexadecimal digits of a digest that a key shows: 64 bits, enough to tell all the files there are apart. */
const SHOWN_DIGITS = 16;

/** The canonical key of a system, such as `squared-norm/real/linear`; several oracles are joined with `+`. */
export function systemKey({ oracles, field, parameterisation }: SystemSpec): string {
  return `${oracles.map((oracle) => oracleKey(oracle)).join('+')}/${field}/${parameterisationOf(parameterisation).key(parameterisation)}`;
}

/**
 * The canonical key of the samples, such as `normal(300)`. Data from a file are identified by their numbers, wherever the
 * file lies and whichever its format: `file(<digest>,global,0.2)`.
 */
export function dataKey(data: DataSpec): string {
  switch (data.kind) {
    case 'normal':
      return `normal(${formatNumber(data.samples)})`;
    case 'csv':
    case 'npy':
      return `file(${shownDigest(data)},${data.scale},${formatNumber(data.heldOut)})`;
    case 'mnist-latent':
      return `mnist-latent(${formatNumber(data.dimension)})`;
  }
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
      return 'adjoint' in oracle
        ? `vacuum(adjoint,${formatRow(oracle.adjoint)})`
        : `vacuum(fundamental,${formatRow(oracle.fundamental)})`;
    case 'cubic':
      return `cubic(${oracle.form})`;
    case 'learned':
      return `learned(${modelKey(oracle.model)},${oracle.task})`;
    case 'gradients':
      return `gradients(${shownDigest(oracle)})`;
    case 'norm':
    case 'squared-norm':
    case 'l1':
    case 'determinant':
    case 'three-form':
      return oracle.kind;
  }
}

function modelKey(model: LearnedModelSpec): string {
  switch (model.kind) {
    case 'mlp':
      return `mlp(${formatRow(model.hidden)},${model.activation})`;
    case 'polynomial':
      return model.degree === undefined ? 'polynomial' : `polynomial(${formatNumber(model.degree)})`;
    case 'quadratic':
      return 'quadratic';
  }
}

/** What stands in a key for a file that has not been read is no identity, and nothing is recorded under it. */
function shownDigest({ digest }: { readonly digest?: string }): string {
  return digest === undefined ? 'unread' : digest.slice('sha256:'.length, 'sha256:'.length + SHOWN_DIGITS);
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
