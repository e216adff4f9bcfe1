import type { Matrix } from './matrix.js';

/**
 * The Frobenius inner product ⟨A, B⟩ = tr AᵀB = Σ_jk A_jk B_jk.
 *
 * @throws RangeError when the shapes differ
 */
export function innerProduct(a: Matrix, b: Matrix): number {
  if (a.rows !== b.rows || a.columns !== b.columns) {
    throw new RangeError(
      `inner product: expected shape [${String(a.rows)},${String(a.columns)}], got [${String(b.rows)},${String(b.columns)}]`,
    );
  }
  return a.data.reduce((sum, entry, index) => sum + entry * (b.data[index] ?? NaN), 0);
}

/** The squared Frobenius norm ‖A‖² = ⟨A, A⟩: 2 for a generator in the slides' normalisation. */
export function normSquared(a: Matrix): number {
  return innerProduct(a, a);
}
