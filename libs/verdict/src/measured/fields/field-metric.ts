import { matrixOf, multiply } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';

/**
 * How much fields move where the label changes: D_pq = E |∇f|² v_p·v_q = tr(W_p G W_qᵀ) with G = E |∇f|² (z, 1)(z, 1)ᵀ.
 *
 * @param fields W, P of shape [r, c]
 * @param weights G, shape [c, c]
 * @returns D, shape [P, P]
 */
export function fieldMetric(fields: readonly Matrix[], weights: Matrix): Matrix {
  const weighted = fields.map((field) => multiply(field, weights).data);
  const metric = matrixOf(fields.length, fields.length);
  weighted.forEach((left, p) => {
    fields.forEach(({ data }, q) => {
      metric.data[p * fields.length + q] = left.reduce((sum, entry, at) => sum + entry * (data[at] ?? NaN), 0);
    });
  });
  return metric;
}
