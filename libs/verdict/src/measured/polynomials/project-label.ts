import type { Matrix } from '@liesweep/lie';

/** A label in an orthonormal basis of a class: y = F γ + e. */
export interface LabelProjection {
  /** γ = Fᵀy/N, shape [Q]. */
  readonly coefficients: Float64Array;
  /** e, shape [N]. */
  readonly residuals: Float64Array;
}

/**
 * The least-squares fit of a label; γ is corrected once by what the residual still holds, since F is orthonormal only to
 * rounding times the condition of the class.
 *
 * @param orthonormal F, shape [N, Q]
 * @param label y, shape [N]
 */
export function projectLabel(orthonormal: Matrix, label: Float64Array): LabelProjection {
  const coefficients = new Float64Array(orthonormal.columns);
  const residuals = Float64Array.from(label);
  takeProjection(orthonormal, coefficients, residuals);
  takeProjection(orthonormal, coefficients, residuals);
  return { coefficients, residuals };
}

function takeProjection({ rows, columns, data }: Matrix, coefficients: Float64Array, residuals: Float64Array): void {
  const step = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const residual = (residuals[i] ?? NaN) / rows;
    for (let q = 0; q < columns; q++) {
      step[q] = (step[q] ?? NaN) + residual * (data[i * columns + q] ?? NaN);
    }
  }
  for (let i = 0; i < rows; i++) {
    let fitted = 0;
    for (let q = 0; q < columns; q++) {
      fitted += (step[q] ?? NaN) * (data[i * columns + q] ?? NaN);
    }
    residuals[i] = (residuals[i] ?? NaN) - fitted;
  }
  coefficients.forEach((coefficient, q) => (coefficients[q] = coefficient + (step[q] ?? NaN)));
}
