import { multiply, singularValues, type Matrix } from '@liesweep/lie';
import { orthonormalRows } from './orthonormal-rows.js';

/**
 * The largest defect over the span of fields: no direction of it crosses the labels by more.
 *
 * @param fields c̃ as rows, [N_g, P], independent
 * @param rows R of the samples that are asked, [P, r]
 * @returns between 0 and 1
 */
export function defectOfSpan(fields: Matrix, rows: Matrix): number {
  if (fields.rows === 0) return 0;
  return singularValues(multiply(orthonormalRows(fields), rows))[0] ?? NaN;
}
