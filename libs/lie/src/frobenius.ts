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
  const left = a.data;
  const right = b.data;
  let sum = 0;
  for (let index = 0; index < left.length; index++) {
    sum += (left[index] ?? NaN) * (right[index] ?? NaN);
  }
  return sum;
}

/** The squared Frobenius norm ‖A‖² = ⟨A, A⟩: 2 for a generator in the slides' normalisation. */
export function normSquared(a: Matrix): number {
  return innerProduct(a, a);
}
