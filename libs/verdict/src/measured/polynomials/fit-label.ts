import { matrixOf } from '@liesweep/lie';
import { solveUpper } from '../algebra/solve-upper.js';
import { SMALLEST_JUDGED_DEGREE } from './class-ladder.js';
import type { ClassLadder } from './class-ladder.js';
import { gradientsAtPoints } from './gradient-rows.js';
import { lackOfFit } from './lack-of-fit.js';
import type { DegreeLadder } from './lack-of-fit.js';
import { leadingClass } from './polynomial-class.js';
import type { PolynomialClass } from './polynomial-class.js';
import { projectLabel } from './project-label.js';
import type { LabelProjection } from './project-label.js';

/** The degree in which a label is judged. */
export interface JudgedDegree {
  /** d, the degree that fits; null when none does. */
  readonly fitted: number | null;
  /** D, the degree it is judged in: its extra coefficients are free, and their covariance pays for the honesty. */
  readonly judged: number;
  /** The highest degree that was tried. */
  readonly highestTried: number;
  /** ‖∇(f_D − f_{D−2})‖/‖∇f_D‖ where no degree fits: what two more degrees still change; else 0. */
  readonly unsettled: number;
  /** Σe²/Σy² of the fitted degree, or of the highest tried. */
  readonly residualShare: number;
}

/** The smallest degree that fits, over classes that grow on demand. @param only the fitted degree, where the user gives it */
export function climbDegrees(ladder: ClassLadder, label: Float64Array, only?: number): DegreeLadder {
  let degree = only === undefined ? ladder.first : Math.min(ladder.highest, judgedDegreeOf(only));
  for (;;) {
    const tried = ladder.classOf(degree);
    const fit = lackOfFit(tried, label, only);
    if (fit.accepted !== null || only !== undefined || degree >= ladder.highest || tried.monomials.degree < degree) {
      return fit;
    }
    degree = Math.min(degree + 2, ladder.highest);
  }
}

/**
 * The degree in which a label is judged: two above the one that fits; when none fits, the one between 4 and the highest
 * whose gradient two degrees less change least.
 */
export function judgedDegree(
  ladder: ClassLadder,
  label: Float64Array,
  climb: DegreeLadder,
  only?: number,
): JudgedDegree {
  const highestTried = climb.residualShares.length - 1;
  const shareOf = (degree: number): number => climb.residualShares[degree] ?? NaN;
  if (climb.accepted !== null) {
    const judged = judgedDegreeOf(climb.accepted);
    return { fitted: climb.accepted, judged, highestTried, unsettled: 0, residualShare: shareOf(climb.accepted) };
  }
  const whole = ladder.classOf(highestTried);
  const lowest = only === undefined ? SMALLEST_JUDGED_DEGREE : highestTried;
  let [judged, unsettled] = [highestTried, Infinity];
  for (let degree = lowest; degree <= highestTried; degree++) {
    const cut = leadingClass(whole, degree);
    const change = unsettledGradient(cut, projectLabel(cut.orthonormal, label));
    if (change < unsettled) {
      [judged, unsettled] = [degree, change];
    }
  }
  return { fitted: null, judged, highestTried, unsettled, residualShare: shareOf(highestTried) };
}

/** D = d + 2, and at least 4. */
export function judgedDegreeOf(fitted: number): number {
  return Math.max(fitted + 2, SMALLEST_JUDGED_DEGREE);
}

function unsettledGradient(
  { monomials, points, triangle }: PolynomialClass,
  { coefficients }: LabelProjection,
): number {
  const inner = monomials.counts[monomials.degree - 2] ?? 0;
  const sizeOf = (gamma: Float64Array): number => {
    const slope = solveUpper(triangle, matrixOf(gamma.length, 1, gamma)).data;
    return Math.hypot(...columnNorms(gradientsAtPoints(monomials, slope, points).data, monomials.variables));
  };
  return sizeOf(coefficients.map((coefficient, q) => (q < inner ? 0 : coefficient))) / sizeOf(coefficients);
}

function columnNorms(data: Float64Array, columns: number): Float64Array {
  const squares = new Float64Array(columns);
  data.forEach((entry, at) => (squares[at % columns] = (squares[at % columns] ?? NaN) + entry * entry));
  return squares.map(Math.sqrt);
}
