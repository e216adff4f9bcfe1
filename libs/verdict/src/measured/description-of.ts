import { matrixOf } from '@liesweep/lie';
import type { RowBlocks } from '@liesweep/sweep';
import { solveUpper } from './algebra/solve-upper.js';
import type { LinkedLabel } from './describe-label.js';
import type { LabelDescription } from './label-verdict.js';
import { leadingClass } from './polynomials/polynomial-class.js';
import type { PolynomialModel } from './polynomials/polynomial-model.js';
import { projectLabel } from './polynomials/project-label.js';
import type { PreparedRows } from './prepare-rows.js';

/**
 * What a verdict says of one label.
 *
 * @param label null for a constant one
 * @param y the label of every row
 */
export function descriptionOf(
  label: LinkedLabel | null,
  y: RowBlocks | undefined,
  prepared: PreparedRows,
): LabelDescription {
  if (label === null) {
    const value = y === undefined ? NaN : firstNumber(y);
    const model = { degree: 0, coordinates: prepared.whitening, coefficients: Float64Array.of(value) };
    return { link: 'constant', fittedDegree: 0, judgedDegree: 0, fitted: model, judged: model };
  }
  const { fitted, judged } = label.degree;
  return {
    link: label.link.name,
    fittedDegree: fitted,
    judgedDegree: judged,
    fitted: fitted === null ? null : modelOf(label, prepared, fitted),
    judged: modelOf(label, prepared, judged),
  };
}

function firstNumber(column: RowBlocks): number {
  for (const block of column.blocks()) return block[0] ?? NaN;
  return NaN;
}

/** The fit of a label in one degree, in its own units. */
function modelOf(label: LinkedLabel, { ladder, whitening }: PreparedRows, degree: number): PolynomialModel {
  const { orthonormal, triangle } = leadingClass(ladder.classOf(label.degree.highestTried), degree);
  const { coefficients } = projectLabel(orthonormal, label.standard);
  const slope = solveUpper(triangle, matrixOf(coefficients.length, 1, coefficients)).data;
  return {
    degree,
    coordinates: whitening,
    coefficients: slope.map((entry, q) => entry * label.deviation + (q === 0 ? label.mean : 0)),
  };
}
