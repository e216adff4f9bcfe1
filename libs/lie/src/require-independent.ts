import { independence } from './independence.js';
import type { Matrix } from './matrix.js';

/**
 * Generators with a smallest singular value above this count as independent.
 *
 * Part of a generator that the referee accepts may still lie outside the algebra: the oracle's change below 1e-4 (finite
 * form) over a gap of 0.2 leaves √1e-4 / 0.2 = 0.05 for the whole set together. So N + 1 generators of an algebra of
 * dimension N cannot reach 0.1, while sets with a vanishing orthogonality term stand within 1e-2 of 1.
 */
export const INDEPENDENT_ABOVE = 0.1;

/** @throws RangeError when the generators are dependent or not finite: their span is then not a number of dimensions */
export function requireIndependent(generators: readonly Matrix[]): void {
  const smallest = independence(generators);
  if (!(smallest > INDEPENDENT_ABOVE)) {
    throw new RangeError(
      `generators: expected independent ones, smallest singular value above ${String(INDEPENDENT_ABOVE)}, got ${String(smallest)}`,
    );
  }
}
