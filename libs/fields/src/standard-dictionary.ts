import { Matrix as MlMatrix } from 'ml-matrix';
import type { Dictionary } from './dictionary.js';
import { monomialSlopes, monomialValues } from './monomials.js';

/** The affine coordinates z = B⁻¹(x − μ) of a particle's features in which their mean is 0 and their covariance 1. */
export interface StandardFeatures {
  /** μ */
  readonly mean: Float64Array;
  /** B, [n, n] */
  readonly toRaw: MlMatrix;
  /** B⁻¹, [n, n] */
  readonly fromRaw: MlMatrix;
}

/**
 * A dictionary whose monomials are those of standard features: of the same span, which affine maps keep, and far better
 * conditioned where the features lie far from zero. Named functions stay functions of the features as they are.
 */
export interface StandardDictionary {
  readonly dimension: number;
  readonly size: number;
  /** ψ(x), K numbers. */
  evaluate(x: Float64Array): Float64Array;
  /** ∂ψ/∂z at x, row-major [K, n]. */
  derivative(x: Float64Array): Float64Array;
  /** M with ψ = M θ, [K, K]. */
  readonly inRaw: MlMatrix;
}

/**
 * A dictionary in standard features. One without a constant has no other span that affine maps keep than its own degree on
 * features that are not shifted: there μ is taken as zero.
 */
export function standardDictionary(
  { dimension: n, size, exponents, functions }: Dictionary,
  { mean, toRaw, fromRaw }: StandardFeatures,
): StandardDictionary {
  const standard = (x: Float64Array): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < n; j += 1) sum += fromRaw.get(i, j) * ((x[j] ?? NaN) - (mean[j] ?? NaN));
      return sum;
    });
  const slopesOf = (gradient: Float64Array): number[] =>
    Array.from({ length: n }, (_, j) => gradient.reduce((sum, slope, i) => sum + slope * toRaw.get(i, j), 0));
  return {
    ...{ dimension: n, size },
    evaluate: (x) => Float64Array.of(...monomialValues(exponents, standard(x)), ...functions.map((f) => f.value(x))),
    derivative: (x) =>
      Float64Array.of(...monomialSlopes(exponents, standard(x)), ...functions.flatMap((f) => slopesOf(f.gradient(x)))),
    inRaw: monomialsInRaw(exponents, functions.length, mean, fromRaw),
  };
}

/** Each monomial of z as a polynomial of x, multiplied out; the functions are themselves. */
function monomialsInRaw(
  exponents: readonly (readonly number[])[],
  functionCount: number,
  mean: Float64Array,
  fromRaw: MlMatrix,
): MlMatrix {
  const position = new Map(exponents.map((powers, at) => [powers.join(), at]));
  const size = exponents.length + functionCount;
  const inRaw = MlMatrix.zeros(size, size);
  const factors = Array.from({ length: mean.length }, (_, i) => {
    const row = fromRaw.getRow(i);
    const shift = row.reduce((sum, entry, j) => sum - entry * (mean[j] ?? NaN), 0);
    return { row, shift };
  });
  exponents.forEach((powers, at) => {
    let product = new Map<string, number>([[powers.map(() => 0).join(), 1]]);
    powers.forEach((power, i) => {
      for (let times = 0; times < power; times += 1) product = multiplyByLinear(product, factors[i]);
    });
    product.forEach((coefficient, key) => {
      const column = position.get(key);
      if (column !== undefined) inRaw.set(at, column, coefficient);
    });
  });
  for (let at = exponents.length; at < size; at += 1) inRaw.set(at, at, 1);
  return inRaw;
}

/** A polynomial, coefficients by powers, times z_i = Σ_j row_j x_j + shift. */
function multiplyByLinear(
  polynomial: ReadonlyMap<string, number>,
  factor: { readonly row: readonly number[]; readonly shift: number } | undefined,
): Map<string, number> {
  const product = new Map<string, number>();
  const add = (key: string, term: number): void => {
    if (term !== 0) product.set(key, (product.get(key) ?? 0) + term);
  };
  const { row = [], shift = NaN } = factor ?? {};
  polynomial.forEach((coefficient, key) => {
    const powers = key.split(',').map(Number);
    add(key, coefficient * shift);
    row.forEach((entry, j) => {
      add(powers.map((power, i) => (i === j ? power + 1 : power)).join(), coefficient * entry);
    });
  });
  return product;
}
