import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { addGram } from '../algebra/add-gram.js';
import { mirrorUpper } from '../algebra/mirror-upper.js';
import { solveUpper } from '../algebra/solve-upper.js';
import { upperFactor } from '../algebra/upper-factor.js';
import { fTail } from '../statistics/f-tail.js';
import type { PolynomialClass } from './polynomial-class.js';
import { projectLabel } from './project-label.js';

/** A degree is accepted unless two degrees more explain the label significantly better: a needless degree costs power, a small one honesty. */
const LACK_OF_FIT_LEVEL = 0.05;

/** Below this probability no law of the noise explains the difference. */
const BEYOND_DOUBT = 1e-14;

/** A residual below 1e-6 of the label's size is none: the fit is exact. */
const EXACT_SHARE = 1e-12;

/** A larger degree whose residual is rounding itself: then the smaller one is wrong, whatever the test divides by. */
const ROUNDING_SHARE = 1e-24;

/** Leverage is cut here, so that 1/(1 − h) stays bounded. */
const HIGHEST_LEVERAGE = 0.95;

/** Keeps the moment of the scores invertible: as a share of its mean eigenvalue. */
const RIDGE = 1e-12;

/** The smallest degree that is tried: a linear label is a quadratic one. */
export const SMALLEST_DEGREE = 2;

/** How well the degrees of a class describe a label. */
export interface DegreeLadder {
  /** Σe²/Σy² of every degree 0, 1, …, of a label with mean 0. */
  readonly residualShares: Float64Array;
  /** The smallest accepted degree, null when there is none. */
  readonly accepted: number | null;
}

/**
 * The smallest degree d ≥ 2 that fits: exactly, or not significantly worse than d + 2 by the F test, or, since noise of
 * uneven size rejects every degree in that test, by the score test with the noise of each row estimated by its residual:
 *
 *     W = bᵀ M⁻¹ b / q ~ F(q, N − Q_{d+2}),   M = Σ_i e_i²/(1 − h_i) f_i f_iᵀ     over the q columns that d + 2 adds
 *
 * @param label y with mean 0 and mean square 1, shape [N]
 * @param only the one degree to be tried, where it is given
 */
export function lackOfFit(fitted: PolynomialClass, label: Float64Array, only?: number): DegreeLadder {
  const { counts, degree } = fitted.monomials;
  const { coefficients, residuals } = projectLabel(fitted.orthonormal, label);
  const rows = label.length;
  const residualShares = counts.map((count) => meanSquare(residuals) + sumOfSquares(coefficients.subarray(count)));
  const probability = (d: number): number => {
    const [inner = NaN, outer = NaN] = [counts[d], counts[d + 2]];
    const [share = NaN, best = NaN] = [residualShares[d], residualShares[d + 2]];
    if (best <= ROUNDING_SHARE) {
      return 0;
    }
    const f = (share - best) / (outer - inner) / (best / (rows - outer));
    const plain = fTail(f, outer - inner, rows - outer);
    const isDoubtful = plain > BEYOND_DOUBT && plain <= LACK_OF_FIT_LEVEL;
    return isDoubtful ? Math.max(plain, scoreTest(fitted.orthonormal, label, coefficients, inner, outer)) : plain;
  };
  const tried = only === undefined ? Array.from({ length: degree + 1 }, (_, d) => d) : [only];
  const accepted = tried.find(
    (d) =>
      (only !== undefined || d >= SMALLEST_DEGREE) &&
      d + 2 <= degree &&
      ((residualShares[d] ?? NaN) <= EXACT_SHARE || probability(d) > LACK_OF_FIT_LEVEL),
  );
  return { residualShares: Float64Array.from(residualShares), accepted: accepted ?? null };
}

/** The fit is exact: its residual is rounding. */
export function isExactShare(residualShare: number): boolean {
  return residualShare <= EXACT_SHARE;
}

function scoreTest(f: Matrix, label: Float64Array, gamma: Float64Array, inner: number, outer: number): number {
  const { rows, columns, data } = f;
  const added = outer - inner;
  const scores = new Float64Array(rows * added);
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * columns, i * columns + outer);
    let [residual, leverage] = [label[i] ?? NaN, 0];
    for (let q = 0; q < inner; q++) {
      const value = row[q] ?? NaN;
      residual -= value * (gamma[q] ?? NaN);
      leverage += (value * value) / rows;
    }
    const size = residual / Math.sqrt((1 - Math.min(leverage, HIGHEST_LEVERAGE)) * rows);
    scores.set(
      row.subarray(inner).map((value) => value * size),
      i * added,
    );
  }
  const moment = matrixOf(added, added);
  addGram(moment.data, scores, added);
  const trace = moment.data.reduce((sum, entry, at) => sum + (at % (added + 1) === 0 ? entry : 0), 0);
  moment.data.forEach((entry, at) => {
    moment.data[at] = at % (added + 1) === 0 ? entry + (RIDGE * trace) / added : entry;
  });
  const b = matrixOf(
    added,
    1,
    gamma.subarray(inner, outer).map((value) => value * Math.sqrt(rows)),
  );
  const w = sumOfSquares(solveUpper(upperFactor(mirrorUpper(moment)), b).data) / added;
  return fTail(w, added, rows - outer);
}

function sumOfSquares(numbers: Float64Array): number {
  return numbers.reduce((sum, x) => sum + x * x, 0);
}

function meanSquare(numbers: Float64Array): number {
  return sumOfSquares(numbers) / numbers.length;
}
