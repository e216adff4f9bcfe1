import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { addGram } from '../algebra/add-gram.js';
import { mirrorUpper } from '../algebra/mirror-upper.js';

/**
 * G = mean of w_i (z_i, 1)(z_i, 1)ᵀ: how much of the weight a field meets.
 *
 * @param points z, shape [N, r]
 * @param weights w, one per row, at least 0
 * @param columns c, r or r + 1: with or without the constant
 * @returns shape [c, c]
 */
export function gradientWeights(points: Matrix, weights: Float64Array, columns: number): Matrix {
  const scaled = new Float64Array(weights.length * columns);
  weights.forEach((weight, i) => {
    const size = Math.sqrt(weight / weights.length);
    for (let j = 0; j < columns; j++) {
      scaled[i * columns + j] = size * (j < points.columns ? (points.data[i * points.columns + j] ?? NaN) : 1);
    }
  });
  const moment = matrixOf(columns, columns);
  addGram(moment.data, scaled, columns);
  return mirrorUpper(moment);
}
