import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { addGram } from '../algebra/add-gram.js';
import { mirrorUpper } from '../algebra/mirror-upper.js';
import { solveUpper } from '../algebra/solve-upper.js';
import { upperFactor } from '../algebra/upper-factor.js';
import type { PolynomialClass } from '../polynomials/polynomial-class.js';

/** Leverage is cut here, so that 1/(1 − h) stays bounded. */
const HIGHEST_LEVERAGE = 0.95;

/** Rows whose scores are added up together; a multiple of the four that `addGram` takes at once. */
const BLOCK_ROWS = 1024;

/** Residuals of a fit, and what they were left by. */
export interface MeasuredNoise {
  /** F, shape [N, Q]. */
  readonly orthonormal: Matrix;
  /** e, shape [N]. */
  readonly residuals: Float64Array;
}

/** The leverage of every row: h_i = |f_i|²/N, shape [N], in [0, 1]. */
export function leverages({ rows, columns, data }: Matrix): Float64Array {
  const leverage = new Float64Array(rows);
  data.forEach((value, at) => {
    const row = Math.floor(at / columns);
    leverage[row] = (leverage[row] ?? NaN) + (value * value) / rows;
  });
  return leverage;
}

/**
 * The noise of the coefficients of a fit, as factors B = R⁻¹C of the covariance of β = R⁻¹γ, CCᵀ = cov γ, twice:
 *
 *     even noise     C = s/√N,   s² = Σe²/(N − Q)
 *     uneven noise   C Cᵀ = (1/N²) Σ_i e_i²/(1 − h_i) f_i f_iᵀ      (HC2)
 *
 * Everything is judged with both, and the worse counts.
 *
 * @param fitted the class whose coefficients are noisy: F and R
 * @param measured the residuals e [N] that show the noise, and the orthonormal basis that they are left by: of the same class,
 *   or of a smaller one that describes the label as well and leaves more of them
 * @returns two upper triangles [Q, Q], in the units of β
 */
export function coefficientNoise({ orthonormal, triangle }: PolynomialClass, measured: MeasuredNoise): Matrix[] {
  const { residuals } = measured;
  const { rows, columns, data } = orthonormal;
  const even = Math.sqrt(residuals.reduce((sum, e) => sum + e * e, 0) / (rows - measured.orthonormal.columns) / rows);
  const evenFactor = matrixOf(columns, columns);
  for (let q = 0; q < columns; q++) {
    evenFactor.data[q * columns + q] = even;
  }
  const sizes = leverages(measured.orthonormal).map(
    (h, i) => (residuals[i] ?? NaN) / rows / Math.sqrt(1 - Math.min(h, HIGHEST_LEVERAGE)),
  );
  const covariance = matrixOf(columns, columns);
  for (let first = 0; first < rows; first += BLOCK_ROWS) {
    const block = data.subarray(first * columns, (first + BLOCK_ROWS) * columns);
    const scores = block.map((value, at) => value * (sizes[first + Math.floor(at / columns)] ?? NaN));
    addGram(covariance.data, scores, columns);
  }
  return [evenFactor, upperFactor(mirrorUpper(covariance))].map((factor) => solveUpper(triangle, factor));
}
