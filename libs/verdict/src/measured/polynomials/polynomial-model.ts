import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import type { Whitening } from '../rows/whiten.js';
import { evaluateMonomials } from './evaluate-monomials.js';
import { gradientRows } from './gradient-rows.js';
import { monomialsOf } from './monomials.js';
import type { Monomials } from './monomials.js';

/** A polynomial fitted to one label, as plain data: f(x) = Σ_q β_q z^q with z = T (x − μ). */
export interface PolynomialModel {
  /** Its degree. */
  readonly degree: number;
  /** T and μ. */
  readonly coordinates: Whitening;
  /** β, shape [Q], monomials in the order of `monomialsOf`: in the units of y, or those of `applyLabelLink` where a link was used. */
  readonly coefficients: Float64Array;
}

/**
 * The polynomial at one point.
 *
 * @param x in the units of the samples, shape [r]
 */
export function polynomialValue(model: PolynomialModel, x: ArrayLike<number>): number {
  const { values } = monomialsAt(model, x);
  return model.coefficients.reduce((sum, coefficient, q) => sum + coefficient * (values.data[q] ?? NaN), 0);
}

/**
 * The gradient of the polynomial at one point: ∇_x f = Tᵀ ∇_z f.
 *
 * @param x in the units of the samples, shape [r]
 * @returns in units of the label per unit of each feature, shape [r]
 */
export function polynomialGradient(model: PolynomialModel, x: ArrayLike<number>): Float64Array {
  const { monomials, values } = monomialsAt(model, x);
  const slope = gradientRows(monomials, model.coefficients, values).data;
  const { forward } = model.coordinates;
  return Float64Array.from(slope, (_, j) =>
    slope.reduce((sum, along, i) => sum + along * (forward.data[i * forward.columns + j] ?? NaN), 0),
  );
}

/** Tables of monomials, by their number of variables and degree: a model is evaluated row by row. */
const tables = new Map<string, Monomials>();

function monomialsAt(
  { degree, coordinates }: PolynomialModel,
  x: ArrayLike<number>,
): { readonly monomials: Monomials; readonly values: Matrix } {
  const { centre, forward } = coordinates;
  const z = Float64Array.from(centre, (_, i) =>
    centre.reduce((sum, mean, j) => sum + (forward.data[i * centre.length + j] ?? NaN) * ((x[j] ?? NaN) - mean), 0),
  );
  const key = `${String(z.length)},${String(degree)}`;
  const monomials = tables.get(key) ?? monomialsOf(z.length, degree);
  tables.set(key, monomials);
  return { monomials, values: evaluateMonomials(monomials, matrixOf(1, z.length, z)) };
}
