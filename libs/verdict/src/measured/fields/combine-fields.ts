import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';

/** Σ_p c_p W_p of fields of one shape, at least one. */
export function combineFields(fields: readonly Matrix[], coefficients: ArrayLike<number>): Matrix {
  const sum = matrixOf(fields[0]?.rows ?? 0, fields[0]?.columns ?? 0);
  fields.forEach(({ data }, p) => {
    const factor = coefficients[p] ?? NaN;
    data.forEach((entry, at) => (sum.data[at] = (sum.data[at] ?? NaN) + factor * entry));
  });
  return sum;
}
