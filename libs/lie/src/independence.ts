import { normSquared } from './frobenius.js';
import { scale, stackAsRows } from './matrix.js';
import type { Matrix } from './matrix.js';
import { singularValues } from './singular-values.js';

/**
 * How independent generators are: the smallest singular value of [J_1/‖J_1‖; …; J_N/‖J_N‖], each generator one row.
 *
 * @param generators N_g of shape [n, n]
 * @returns between 0 and 1: 1 when all are orthogonal or there is none, 0 when one is zero or depends on the others, NaN when not finite
 * @throws RangeError when the generators differ in shape
 */
export function independence(generators: readonly Matrix[]): number {
  const norms = generators.map((generator) => Math.sqrt(normSquared(generator)));
  if (!norms.every(Number.isFinite)) {
    return NaN;
  }
  const units = stackAsRows(generators.map((generator, a) => scale(generator, 1 / (norms[a] ?? NaN))));
  if (norms.includes(0) || units.rows > units.columns) {
    return 0;
  }
  return Math.min(1, singularValues(units).at(-1) ?? 1);
}
