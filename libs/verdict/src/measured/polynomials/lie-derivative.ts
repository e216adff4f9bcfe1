import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import type { Monomials } from './monomials.js';

/**
 * The derivative of polynomials along a field v(z) = W m(z), m = (z, 1, z_i z_j), on their monomial coefficients:
 *
 *     L_W = Σ_ij W_ij z_j ∂_i + Σ_i W_{i,r} ∂_i + …
 *
 * Sparse, and never forms a matrix: each monomial has at most one image per (i, j), of its degree or, of products, one more.
 *
 * @param monomials of the derivative: those of the polynomials, of products up to one degree more
 * @param field W, shape [r, r], [r, r + 1] with the constant part last, or with the products after it
 * @param coefficients one polynomial per column, shape [Q, c]; a square one must be upper triangular
 * @returns shape [Q', c]; of a triangle, row q is zero before the first monomial of `derivativeStart`
 */
export function lieDerivative(monomials: Monomials, field: Matrix, coefficients: Matrix): Matrix {
  const { variables, counts, exponents, raised } = monomials;
  const { columns, data: source } = coefficients;
  const isTriangle = columns === coefficients.rows;
  const derivative = matrixOf(counts.at(-1) ?? 1, columns);
  const lowered = counts[counts.indexOf(coefficients.rows) - 1] ?? 0;
  const images = Array.from({ length: field.columns }, (_, j) => imageUnder(monomials, j));
  for (let m = 0; m < lowered; m++) {
    for (let i = 0; i < variables; i++) {
      const q = raised[m * variables + i] ?? 0;
      const power = exponents[q * variables + i] ?? NaN;
      for (let j = 0; j < field.columns; j++) {
        const factor = power * (field.data[i * field.columns + j] ?? NaN);
        if (factor !== 0) {
          const target = (images[j]?.(m) ?? 0) * columns;
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

/** The first monomial that a row of the derivative of a triangle may hold. */
export function derivativeStart({ blockStart }: Monomials, raises: boolean): Int32Array {
  return raises ? blockStart.map((start) => blockStart[Math.max(0, start - 1)] ?? 0) : blockStart;
}

/** What a column of a field makes of a monomial: a variable, 1 or a product times it. */
function imageUnder({ variables, exponents, raised }: Monomials, column: number): (monomial: number) => number {
  if (column < variables) return (monomial) => raised[monomial * variables + column] ?? 0;
  if (column === variables) return (monomial) => monomial;
  const powers = exponents.subarray(column * variables, (column + 1) * variables);
  const factors = Array.from(powers).flatMap((power, i) => new Array<number>(power).fill(i));
  return (monomial) => factors.reduce((image, i) => raised[image * variables + i] ?? 0, monomial);
}
