import { polynomialGradient, type PolynomialModel } from '@liesweep/verdict';
import type { Oracle } from '../oracle.js';

/** Fitted polynomials as the oracle φ, one label each, in the units of the features; kept in the Lie-derivative form only. */
export function polynomialOracle(polynomials: readonly PolynomialModel[]): Oracle {
  return {
    labelCount: polynomials.length,
    vectorCount: 1,
    gradient: (x) => polynomials.map((polynomial) => polynomialGradient(polynomial, x)),
  };
}
