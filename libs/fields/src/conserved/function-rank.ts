import { matrixOf } from '@liesweep/lie';
import { genericRank } from '../generic-rank.js';
import type { Dictionary } from '../dictionary.js';
import type { ConservedFunction } from './conserved-quantities.js';

/** How many functions are independent as functions: the largest rank of their gradients at samples. */
export function functionRank(
  functions: readonly ConservedFunction[],
  dictionary: Dictionary,
  samples: Float64Array,
): number {
  const n = dictionary.dimension;
  if (functions.length === 0) return 0;
  return genericRank(samples.length / n, (at) => {
    const slopes = dictionary.derivative(samples.subarray(at * n, (at + 1) * n));
    const gradients = matrixOf(functions.length, n);
    functions.forEach(({ coefficients }, a) => {
      const own = Float64Array.from({ length: n }, (_, j) =>
        coefficients.reduce((sum, entry, k) => sum + entry * (slopes[k * n + j] ?? NaN), 0),
      );
      const size = Math.hypot(...own) || 1;
      gradients.data.set(
        own.map((entry) => entry / size),
        a * n,
      );
    });
    return gradients;
  });
}
