import { multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { killingForm } from '../structure/killing-form.js';
import { adjointOf, rowsOf } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { symmetricEigen } from '../structure/symmetric-eigen.js';

/**
 * A semisimple algebra in a basis with K(e_a, e_b) = ±δ_ab: one in which all its numbers are of order 1, whatever the basis that it
 * was given in.
 *
 * Independent errors of a_abc grow by s_a s_b/s_c, s_a = |K(e_a, e_a)|^(−1/2) of the directions that K tells apart: its noise is taken to
 * grow by the root mean square of that, ⟨1/|λ|⟩ ⟨|λ|⟩^(1/2).
 */
export function inKillingBasis(algebra: LieAlgebra): LieAlgebra {
  const { values, vectors } = symmetricEigen(killingForm(algebra));
  const sizes = Array.from(values, Math.abs);
  const mean = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0) / of.length;
  const growth = mean(sizes.map((size) => 1 / size)) * Math.sqrt(mean(sizes));
  const scaled = (power: number): Matrix => ({
    ...vectors,
    data: vectors.data.map((entry, at) => entry * (sizes[Math.floor(at / vectors.columns)] ?? NaN) ** power),
  });
  const [basis, coordinates] = [scaled(-1 / 2), scaled(1 / 2)]; // e'_a by rows; y' = coordinates · y
  return {
    ...algebra,
    adjoint: rowsOf(basis).map((x) => multiply(multiply(coordinates, adjointOf(algebra, x)), transpose(basis))),
    noise: algebra.noise * growth,
  };
}
