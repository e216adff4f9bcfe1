import type { Matrix } from '@liesweep/lie';
import type { Monomials } from '../polynomials/monomials.js';

/**
 * The noise of the gradient at some rows: tr cov ∇f(z_i) = Σ_k |Bᵀ ∂_k p(z_i)|² for the monomials p.
 *
 * @param values p at the rows that are asked for, shape [rows, Q]
 * @param factor B, shape [Q, Q], upper triangular: BBᵀ = cov β
 * @returns one number per row, in squared units of the label per squared whitened length
 */
export function gradientNoise(
  { variables, degree, counts, exponents, raised }: Monomials,
  values: Matrix,
  factor: Matrix,
): Float64Array {
  const size = factor.columns;
  const lowered = counts[degree - 1] ?? 0;
  const noise = new Float64Array(size);
  return Float64Array.from({ length: values.rows }, (_, row) => {
    let total = 0;
    for (let k = 0; k < variables; k++) {
      noise.fill(0);
      for (let m = 0; m < lowered; m++) {
        const q = raised[m * variables + k] ?? 0;
        const slope = (exponents[q * variables + k] ?? NaN) * (values.data[row * values.columns + m] ?? NaN);
        for (let j = q; j < size; j++) {
          noise[j] = (noise[j] ?? NaN) + slope * (factor.data[q * size + j] ?? NaN);
        }
      }
      total += noise.reduce((sum, entry) => sum + entry * entry, 0);
    }
    return total;
  });
}
