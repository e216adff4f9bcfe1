import { polynomialGradient, type PolynomialModel } from '@liesweep/verdict';
import type { Oracle } from '../oracle.js';

/**
 * Fitted polynomials as the oracle φ, one label each, in the units of the features; kept in the Lie-derivative form only.
 *
 * @param vectorCount q, as many vectors as samples of the fit have
 */
export function polynomialOracle(polynomials: readonly PolynomialModel[], vectorCount = 1): Oracle {
  return {
    labelCount: polynomials.length,
    vectorCount,
    gradient: (x) => polynomials.map((polynomial) => polynomialGradient(polynomial, x)),
  };
}
