import { innerProduct, normSquared } from './frobenius.js';
import { requireIndependent } from './require-independent.js';
import { scale } from './matrix.js';
import type { Matrix } from './matrix.js';

/** The slides' normalisation ‖J_a‖² = 2, in which so(n) has the entries ±1. */
export const GENERATOR_NORM_SQUARED = 2;

/**
 * A basis of the same span with ⟨J_a, J_b⟩ = 2 δ_ab, by Gram–Schmidt.
 *
 * Each generator is projected twice: after one pass rounding leaves components of the order of the condition number,
 * after two of the order of machine precision (Kahan, "twice is enough").
 *
 * @param generators N_g of shape [n, n], independent
 * @returns N_g of shape [n, n]; the first is parallel to the first generator
 * @throws RangeError when the generators are dependent, not finite, or differ in shape
 */
export function orthonormalise(generators: readonly Matrix[]): Matrix[] {
  requireIndependent(generators);
  const basis: Matrix[] = [];
  for (const generator of generators) {
    const remainder = rejectFrom(basis, rejectFrom(basis, generator));
    basis.push(scale(remainder, Math.sqrt(GENERATOR_NORM_SQUARED / normSquared(remainder))));
  }
  return basis;
}

/**
 * What is left of a matrix when its projection on the span of an orthonormal basis is taken away.
 *
 * @param basis ⟨J_a, J_b⟩ = 2 δ_ab
 */
export function rejectFrom(basis: readonly Matrix[], matrix: Matrix): Matrix {
  const rest = Float64Array.from(matrix.data);
  for (const direction of basis) {
    const component = innerProduct(direction, { ...matrix, data: rest }) / GENERATOR_NORM_SQUARED;
    direction.data.forEach((entry, index) => {
      rest[index] = (rest[index] ?? NaN) - component * entry;
    });
  }
  return { ...matrix, data: rest };
}
