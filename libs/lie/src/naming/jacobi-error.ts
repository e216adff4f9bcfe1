import { normSquared } from '../frobenius.js';
import { multiply } from '../matrix.js';
import { adjointOf } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';

/**
 * The error of a structure constant that the Jacobi identity shows. Errors ε of all constants, independent of each other, would leave
 *
 *     Σ ‖ad_[a,b] − [ad_a, ad_b]‖² ≈ 6 N² ε² Σ a_abc²
 *
 * over all a and b. Of an algebra without brackets it is 0.
 */
export function jacobiError(algebra: LieAlgebra): number {
  const { adjoint, dimension } = algebra;
  const size = adjoint.reduce((sum, each) => sum + normSquared(each), 0);
  let squared = 0;
  for (const [a, first] of adjoint.entries()) {
    for (const [b, second] of adjoint.slice(0, a).entries()) {
      const bracket = Float64Array.from({ length: dimension }, (_, c) => first.data[c * dimension + b] ?? NaN);
      const [ofBracket, one, other] = [adjointOf(algebra, bracket), multiply(first, second), multiply(second, first)];
      for (const [at, entry] of ofBracket.data.entries()) {
        squared += 2 * (entry - (one.data[at] ?? NaN) + (other.data[at] ?? NaN)) ** 2; // [a, b] and [b, a]
      }
    }
  }
  return size === 0 ? 0 : Math.sqrt(squared / (6 * size)) / dimension;
}
