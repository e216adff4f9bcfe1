import { factorRows, matrixOf } from '@liesweep/lie';
import { applyLabelLink, monomialValues, type LabelDescription } from '@liesweep/verdict';
import { averageDetermination, type FitQuality } from '../networks/fit-quality.js';
import type { LabelledTable } from './labelled-table.js';

/**
 * R² of polynomials of the accepted degrees that were fitted to the rows that train alone, on them and on those held out;
 * of a label through its link. A figure, not a gate: what the labels allow to be said is in the certificate.
 */
export function polynomialQuality(
  { inputs, labels, labelCount, split }: LabelledTable,
  descriptions: readonly LabelDescription[],
): FitQuality {
  const judge = descriptions.map((description, label) => {
    const model = description.fitted ?? description.judged;
    const values = monomialValues(model, inputs); // [m, Q]
    const target = applyLabelLink(
      description.link,
      Float64Array.from({ length: labels.length / labelCount }, (_, row) => labels[row * labelCount + label] ?? NaN),
    );
    const coefficients = leastSquares(values.data, values.columns, target, split.train);
    return (rows: Int32Array): number =>
      averageDetermination(
        Array.from(rows, (row) => dot(coefficients, values.data.subarray(row * values.columns))),
        Array.from(rows, (row) => target[row] ?? NaN),
        1,
      );
  });
  const average = (rows: Int32Array): number => judge.reduce((sum, of) => sum + of(rows) / judge.length, 0);
  return { measure: 'R²', train: average(split.train), heldOut: average(split.heldOut) };
}

/** min_c Σ (f_i·c − y_i)² over the rows given, by QR of [F, y]. */
function leastSquares(values: Float64Array, count: number, target: Float64Array, rows: Int32Array): Float64Array {
  const table = matrixOf(rows.length, count + 1);
  rows.forEach((row, at) => {
    table.data.set(values.subarray(row * count, (row + 1) * count), at * (count + 1));
    table.data[at * (count + 1) + count] = target[row] ?? NaN;
  });
  // R [p, p] is lower triangular: row i of the triangle of the QR is its column i.
  const { data } = factorRows(table, 1);
  const entry = (row: number, column: number): number => data[column * (count + 1) + row] ?? NaN;
  const solution = new Float64Array(count);
  for (let i = count - 1; i >= 0; i -= 1) {
    let sum = entry(i, count);
    for (let j = i + 1; j < count; j += 1) sum -= entry(i, j) * (solution[j] ?? NaN);
    solution[i] = sum / entry(i, i);
  }
  return solution;
}

function dot(coefficients: Float64Array, values: Float64Array): number {
  return coefficients.reduce((sum, coefficient, q) => sum + coefficient * (values[q] ?? NaN), 0);
}
