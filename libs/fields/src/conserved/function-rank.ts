import { matrixOf, singularValues } from '@liesweep/lie';
import type { Dictionary } from '../dictionary.js';
import type { ConservedFunction } from './conserved-quantities.js';

/** Points that are looked at; at all but few of them the rank is the largest. */
const MOST_POINTS = 40;

/** A direction counts where its share of the largest is above. */
const SPANNED_ABOVE = 1e-6;

/** How many functions are independent as functions: the largest rank of their gradients at samples. */
export function functionRank(
  functions: readonly ConservedFunction[],
  dictionary: Dictionary,
  samples: Float64Array,
): number {
  const n = dictionary.dimension;
  if (functions.length === 0) return 0;
  const count = Math.min(MOST_POINTS, samples.length / n);
  const ranks = Array.from({ length: count }, (_, at) => {
    const slopes = dictionary.derivative(samples.subarray(at * n, (at + 1) * n));
    const gradients = matrixOf(functions.length, n);
    functions.forEach(({ coefficients }, a) => {
      const own = Float64Array.from({ length: n }, (__, j) =>
        coefficients.reduce((sum, entry, k) => sum + entry * (slopes[k * n + j] ?? NaN), 0),
      );
      const size = Math.hypot(...own) || 1;
      gradients.data.set(
        own.map((entry) => entry / size),
        a * n,
      );
    });
    const values = singularValues(gradients);
    return values.filter((value) => value > SPANNED_ABOVE * (values[0] ?? NaN)).length;
  });
  return Math.max(...ranks);
}
