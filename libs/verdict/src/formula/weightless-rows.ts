import { matrixOf, type Matrix } from '@liesweep/lie';
import type { DefectForm } from './defect-form.js';

/**
 * T (1 ⊗ L⁻ᵀ): the rows over parameters u_j = Lᵀθ_j in which the size of a field is ‖u‖, so that the singular values are the
 * relative defects. Upper triangular where T is.
 *
 * @throws RangeError when L is singular: the samples with a gradient do not span
 */
export function weightlessRows({ rows, weight }: DefectForm): Matrix {
  const s = weight.columns;
  requireRegular(weight);
  const result = matrixOf(rows.rows, rows.columns, rows.data);
  for (let start = 0; start < result.data.length; start += s) {
    // x Lᵀ = t for one block of one row, in place
    for (let k = 0; k < s; k += 1) {
      let sum = result.data[start + k] ?? Number.NaN;
      for (let i = 0; i < k; i += 1)
        sum -= (result.data[start + i] ?? Number.NaN) * (weight.data[i * s + k] ?? Number.NaN);
      result.data[start + k] = sum / (weight.data[k * s + k] ?? Number.NaN);
    }
  }
  return result;
}

/** θ_j = L⁻ᵀu_j for every row j of a generator. @param u p numbers */
export function fromWeightless(u: Float64Array, weight: Matrix): Float64Array {
  const s = weight.columns;
  const theta = Float64Array.from(u);
  for (let start = 0; start < theta.length; start += s) {
    for (let k = s - 1; k >= 0; k -= 1) {
      let sum = theta[start + k] ?? Number.NaN;
      for (let i = k + 1; i < s; i += 1)
        sum -= (weight.data[k * s + i] ?? Number.NaN) * (theta[start + i] ?? Number.NaN);
      theta[start + k] = sum / (weight.data[k * s + k] ?? Number.NaN);
    }
  }
  return theta;
}

/** u_j = Lᵀθ_j. @param theta p numbers */
export function toWeightless(theta: Float64Array, weight: Matrix): Float64Array {
  const s = weight.columns;
  return Float64Array.from(theta, (_, at) => {
    const [start, k] = [at - (at % s), at % s];
    let sum = 0;
    for (let i = k; i < s; i += 1) sum += (weight.data[k * s + i] ?? Number.NaN) * (theta[start + i] ?? Number.NaN);
    return sum;
  });
}

/** A pivot of Lᵀ below this share of the largest: the samples that have a gradient lie in a subspace. */
const SINGULAR_BELOW = 1e-10;

function requireRegular({ columns: s, data }: Matrix): void {
  const pivots = Array.from({ length: s }, (_, k) => Math.abs(data[k * s + k] ?? Number.NaN));
  if (!(Math.min(...pivots) > SINGULAR_BELOW * Math.max(...pivots))) {
    throw new RangeError('the samples at which the oracle has a gradient do not span the space of the features');
  }
}
