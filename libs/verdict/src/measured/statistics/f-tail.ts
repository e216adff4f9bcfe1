import { regularisedBeta } from './regularised-beta.js';

/**
 * The probability that an F variable is larger: P(F_{a,b} > f) = I_{b/(b+af)}(b/2, a/2).
 *
 * @param f at least 0, dimensionless
 * @param a degrees of freedom of the numerator
 * @param b degrees of freedom of the denominator
 */
export function fTail(f: number, a: number, b: number): number {
  return f === Infinity ? 0 : regularisedBeta(b / (b + a * f), b / 2, a / 2);
}
