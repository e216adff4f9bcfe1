import { normSquared } from '../frobenius.js';
import { multiply } from '../matrix.js';
import { adjointOf } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';

/**
 * How far structure constants are from those of an algebra: ‖ad_[a,b] − [ad_a, ad_b]‖ over all pairs, relative to ‖a‖².
 * Of an algebra without brackets it is 0.
 */
export function jacobiResidual(algebra: LieAlgebra): number {
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
  return size === 0 ? 0 : Math.sqrt(squared) / size;
}
