import type { DefectForm } from './defect-form.js';
import { toWeightless } from './weightless-rows.js';

/**
 * The relative defect ρ of one generator: 0 for a symmetry, 1 for a field along the gradient everywhere.
 *
 * @param theta of z, by rows (`byRows`), p numbers
 * @returns NaN for a generator that is zero or not finite
 */
export function defectOf(theta: Float64Array, { rows, weight }: DefectForm): number {
  const size = Math.hypot(...toWeightless(theta, weight));
  let sum = 0;
  for (let row = 0; row < rows.rows; row += 1) {
    let value = 0;
    for (let at = 0; at < rows.columns; at += 1)
      value += (rows.data[row * rows.columns + at] ?? Number.NaN) * (theta[at] ?? Number.NaN);
    sum += value * value;
  }
  return Math.sqrt(sum) / size;
}
