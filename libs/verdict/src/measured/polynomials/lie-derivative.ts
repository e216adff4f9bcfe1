import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import type { Monomials } from './monomials.js';

/**
 * The derivative of polynomials along a field v(z) = W (z, 1), on their monomial coefficients:
 *
 *     L_W = Σ_ij W_ij z_j ∂_i + Σ_i W_{i,r} ∂_i
 *
 * Sparse, and never forms a matrix: it keeps the degree, and each monomial has at most one image per (i, j).
 *
 * @param field W, shape [r, r], or [r, r + 1] with the constant part last
 * @param coefficients one polynomial per column, shape [Q, c]; a square one must be upper triangular
 * @returns shape [Q, c]; of a triangle, row q is zero before the first monomial of the degree of z^q
 */
export function lieDerivative(
  { variables, degree, counts, exponents, raised }: Monomials,
  field: Matrix,
  coefficients: Matrix,
): Matrix {
  const { columns, data: source } = coefficients;
  const isTriangle = columns === coefficients.rows;
  const derivative = matrixOf(coefficients.rows, columns);
  const lowered = counts[degree - 1] ?? 0;
  for (let m = 0; m < lowered; m++) {
    for (let i = 0; i < variables; i++) {
      const q = raised[m * variables + i] ?? 0;
      const power = exponents[q * variables + i] ?? NaN;
      for (let j = 0; j < field.columns; j++) {
        const factor = power * (field.data[i * field.columns + j] ?? NaN);
        if (factor !== 0) {
          const target = (j < variables ? (raised[m * variables + j] ?? 0) : m) * columns;
          for (let k = isTriangle ? q : 0; k < columns; k++) {
            derivative.data[target + k] =
              (derivative.data[target + k] ?? NaN) + factor * (source[q * columns + k] ?? NaN);
          }
        }
      }
    }
  }
  return derivative;
}
