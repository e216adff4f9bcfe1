import type { DefectBounds } from './defects/bound-defects.js';
import type { FieldAnsatz } from './fields/field-basis.js';
import type { LabelVerdict, VerdictStep } from './label-verdict.js';
import { describeBracket } from './words/describe-bracket.js';

/** A bound below this is rounding: the dimension is exact. */
const EXACT_BELOW = 1e-6;

/**
 * A step of the staircase this high, from U_k to the lower bound of the next defect, is a dimension of its own: it is k at
 * every tolerance between the two, and whoever asks for a symmetry means it rather than what more a tolerance lets through.
 */
const SEPARATION = 10;

/** Where misfit and truncation take this share of the tolerance, they and not the noise are the cause. */
const MISFIT_SHARE = 0.7;

/** What bounds say: the part of a verdict that they decide. */
export type BoundReading = Pick<
  LabelVerdict,
  'kind' | 'dimension' | 'lower' | 'upper' | 'isExact' | 'reason' | 'refusal' | 'staircase' | 'rowsNeeded'
>;

/**
 * Reads the bracket off the bounds: k_up is the largest k with U_1, …, U_k ≤ δ, and k_lo the smallest k ≥ k_up that no space
 * of k + 1 dimensions passes. Where an exact dimension exists, or one that stands apart from the next by `SEPARATION`, it is the
 * headline, and the staircase holds the rest.
 *
 * Departure: the second of these. Of colliders' muons eight or nine directions stay within 5 %, since energy and momentum along
 * the beam are all that counts there; six stay within 0.02 %, and the seventh above 1 %.
 *
 * @param bounds one per covariance; the worse counts
 */
export function readBounds(verdict: LabelVerdict, bounds: readonly DefectBounds[], ansatz: FieldAnsatz): BoundReading {
  const { tolerance, upper: fieldCount } = verdict;
  const steps = Math.max(...bounds.map(({ atMost }) => atMost.length));
  const atMost = (k: number): number =>
    Math.max(...bounds.map((bound) => (k === 0 ? 0 : (bound.atMost[k - 1] ?? NaN))));
  // Beyond the last lower bound of one covariance its last one stands: later defects are no smaller.
  const next = (k: number): number =>
    k >= fieldCount
      ? Infinity
      : Math.min(...bounds.map(({ nextAtLeast }) => nextAtLeast[k] ?? nextAtLeast.at(-1) ?? NaN));
  const reached = reachedBelow(tolerance, steps, atMost);
  const limit = limitAbove(tolerance, reached, fieldCount, next);
  const exact = reachedBelow(EXACT_BELOW, steps, atMost);
  const isExact = exact > 0 && next(exact) > EXACT_BELOW;
  const apart = isExact ? exact : mostSeparated(reached, atMost, next);
  const [lower, upper] = apart > 0 ? [apart, apart] : [reached, limit];
  const dimension = lower === upper ? lower : null;
  const staircase = Array.from({ length: steps + 1 }, (_, k): VerdictStep => {
    const bound = next(k);
    return { dimension: k, atMost: atMost(k), nextAtLeast: bound > 0 && Number.isFinite(bound) ? bound : null };
  });
  const isMisfit = !((verdict.misfit ?? NaN) + (verdict.truncation ?? NaN) <= MISFIT_SHARE * tolerance);
  const reading = {
    dimension,
    lower,
    upper,
    isExact,
    staircase,
    refusal: dimension === null ? (isMisfit ? ('misfit' as const) : ('noise' as const)) : null,
    rowsNeeded: dimension === null ? rowsNeeded(verdict, reached, limit, bounds) : null,
  };
  return {
    kind: dimension === null ? 'undetermined' : 'certified',
    ...reading,
    reason: describeBracket({ ...verdict, ...reading, fieldCount, tolerated: reached, ansatz }),
  };
}

/** The largest k with U_1, …, U_k at most a bound. */
function reachedBelow(bound: number, steps: number, atMost: (k: number) => number): number {
  let k = 0;
  while (k < steps && atMost(k + 1) <= bound) {
    k++;
  }
  return k;
}

/** The k of 1, …, reached with the highest step above it; 0 where none is as high as `SEPARATION`. */
function mostSeparated(reached: number, atMost: (k: number) => number, next: (k: number) => number): number {
  let [best, highest] = [0, SEPARATION];
  for (let k = 1; k <= reached; k++) {
    const step = next(k) / atMost(k);
    if (step >= highest) {
      [best, highest] = [k, step];
    }
  }
  return best;
}

/** The smallest k from `reached` on that k + 1 dimensions do not pass. */
function limitAbove(tolerance: number, reached: number, fieldCount: number, next: (k: number) => number): number {
  let k = reached;
  while (k < fieldCount && !(next(k) > tolerance)) {
    k++;
  }
  return k;
}

/**
 * How many rows would decide, for the most fields k that are symmetries as far as the fit tells:
 *
 *     N (U'/δ')²,   U'² = (U_k − g_pol)² without the factor 1/(1 − r)² of the noise,   δ' = δ − g_pol
 *
 * Noise and misfit fall as 1/√N; what the polynomials leave out does not.
 */
function rowsNeeded(
  { tolerance, truncation, misfit, gradientNoise, distinctRows }: LabelVerdict,
  reached: number,
  limit: number,
  bounds: readonly DefectBounds[],
): number | null {
  const [cut, missed, noise] = [truncation ?? NaN, misfit ?? NaN, gradientNoise ?? NaN];
  for (let k = limit; k > reached; k--) {
    const isSymmetry = bounds.every(({ corrected }) => (corrected[k - 1] ?? NaN) <= tolerance);
    const most = Math.max(...bounds.map(({ atMost }) => atMost[k - 1] ?? NaN)) - cut;
    if (isSymmetry && most >= missed && cut < tolerance) {
      const scaled = (most ** 2 - missed ** 2) * (1 - noise) ** 2 + missed ** 2;
      return Math.max(distinctRows, Math.ceil((distinctRows * scaled) / (tolerance - cut) ** 2));
    }
  }
  return null;
}
