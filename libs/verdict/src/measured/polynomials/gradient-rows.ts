import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { monomialBlocks } from './monomial-blocks.js';
import type { Monomials } from './monomials.js';

/**
 * The gradient of one polynomial at every point: ∂_i f = Σ_m (m_i + 1) β_{m + e_i} z^m.
 *
 * @param coefficients β, shape [Q]
 * @param values `evaluateMonomials` at the points, shape [N, Q]
 * @returns shape [N, r]
 */
export function gradientRows(monomials: Monomials, coefficients: Float64Array, values: Matrix): Matrix {
  const { variables } = monomials;
  const slopes = slopesOf(monomials, coefficients);
  const lowered = slopes.length / variables;
  const gradients = matrixOf(values.rows, variables);
  for (let row = 0; row < values.rows; row++) {
    for (let m = 0; m < lowered; m++) {
      const value = values.data[row * values.columns + m] ?? NaN;
      for (let i = 0; i < variables; i++) {
        const at = row * variables + i;
        gradients.data[at] = (gradients.data[at] ?? NaN) + value * (slopes[m * variables + i] ?? NaN);
      }
    }
  }
  return gradients;
}

/** The same at points, whose monomials are evaluated a block at a time. @param points z, shape [N, r] */
export function gradientsAtPoints(monomials: Monomials, coefficients: Float64Array, points: Matrix): Matrix {
  const gradients = matrixOf(points.rows, monomials.variables);
  for (const { first, values } of monomialBlocks(monomials, points)) {
    gradients.data.set(gradientRows(monomials, coefficients, values).data, first * monomials.variables);
  }
  return gradients;
}

/** The coefficients of ∂_i f on z^m, entry m·r + i: shape [Q_{degree−1}, r]. */
function slopesOf({ variables, exponents, raised }: Monomials, coefficients: Float64Array): Float64Array {
  return Float64Array.from(
    raised,
    (q, at) => (exponents[q * variables + (at % variables)] ?? NaN) * (coefficients[q] ?? NaN),
  );
}
