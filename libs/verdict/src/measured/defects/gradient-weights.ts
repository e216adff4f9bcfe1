import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { addGram } from '../algebra/add-gram.js';
import { mirrorUpper } from '../algebra/mirror-upper.js';

/**
 * G = mean of w_i m(z_i) m(z_i)ᵀ: how much of the weight a field meets.
 *
 * @param points m(z), shape [N, c]: see `fieldPoints`
 * @param weights w, one per row, at least 0
 * @returns shape [c, c]
 */
export function gradientWeights(points: Matrix, weights: Float64Array): Matrix {
  const { columns } = points;
  const scaled = new Float64Array(weights.length * columns);
  weights.forEach((weight, i) => {
    const size = Math.sqrt(weight / weights.length);
    for (let j = 0; j < columns; j++) {
      scaled[i * columns + j] = size * (points.data[i * columns + j] ?? NaN);
    }
  });
  const moment = matrixOf(columns, columns);
  addGram(moment.data, scaled, columns);
  return mirrorUpper(moment);
}
