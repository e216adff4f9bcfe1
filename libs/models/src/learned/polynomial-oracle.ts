import { polynomialGradient, polynomialValue, type PolynomialModel } from '@liesweep/verdict';
import type { Oracle } from '../oracle.js';

/** Fitted polynomials as the oracle φ, one label each, in the units of the features; kept in the Lie-derivative form only. */
export function polynomialOracle(polynomials: readonly PolynomialModel[]): Oracle {
  return {
    labelCount: polynomials.length,
    vectorCount: 1,
    value: (x) => polynomials.map((polynomial) => polynomialValue(polynomial, x)),
    gradient: (x) => polynomials.map((polynomial) => polynomialGradient(polynomial, x)),
  };
}
