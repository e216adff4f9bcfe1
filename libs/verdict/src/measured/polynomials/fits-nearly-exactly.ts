import type { Matrix } from '@liesweep/lie';
import { standardise } from '../rows/standardise.js';
import { SMALLEST_DEGREE } from './lack-of-fit.js';
import { polynomialClass } from './polynomial-class.js';
import { projectLabel } from './project-label.js';

/** A residual below 1e-3 of the label's standard deviation. */
const NEARLY_EXACT_SHARE = 1e-6;

/** Rows for every coefficient of the quadratic polynomial: with fewer, anything fits. */
const ROWS_PER_COEFFICIENT = 3;

/**
 * Whether a quadratic polynomial gives a label to a thousandth of its standard deviation. A label without noise is known at
 * fewer rows, and what it may hide must be smaller than a thousandth.
 *
 * @param points z, shape [N, r]
 * @param label shape [N]
 */
export function fitsNearlyExactly(points: Matrix, label: Float64Array): boolean {
  const standard = standardise(label)?.standard;
  const quadratic = polynomialClass(points, SMALLEST_DEGREE);
  const coefficients = quadratic.monomials.counts[SMALLEST_DEGREE] ?? Infinity;
  if (standard === undefined || points.rows < ROWS_PER_COEFFICIENT * coefficients) {
    return false;
  }
  const { residuals } = projectLabel(quadratic.orthonormal, standard);
  return residuals.reduce((sum, e) => sum + e * e, 0) / residuals.length <= NEARLY_EXACT_SHARE;
}
