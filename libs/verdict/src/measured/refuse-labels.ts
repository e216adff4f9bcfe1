import type { JudgedLabel } from './defects/judged-label.js';
import type { LinkedLabel } from './describe-label.js';
import type { LabelVerdict } from './label-verdict.js';
import { isExactShare } from './polynomials/lack-of-fit.js';
import { refuseFlat, refuseGradientNoise, refuseLackOfFit, refuseOutliers, refuseSurface } from './words/refuse.js';
import type { Refusal } from './words/refuse.js';

/** What two degrees more may change of the gradient when no degree fits, in tolerances: beyond it no bound is below δ anyway. */
const UNSETTLED_TOLERANCES = 2;

/** A gradient known to less than this is not resolved: 1/(1 − r) would double the defect. */
const RESOLVED_BELOW = 0.5;

/** The share of the gradient that rows of extreme leverage may carry; less where a link may have blown up their noise. */
const BLIND_SHARE = 0.5;
const BLIND_SHARE_OF_LINK = 0.1;

/**
 * Why labels cannot be judged by their fits; null when they can.
 *
 * @param required the degree in which they must be judged at least
 */
export function refusalOfDegrees(labels: readonly LinkedLabel[], tolerance: number, required: number): Refusal | null {
  for (const { degree } of labels) {
    if (degree.judged < required) {
      return refuseSurface(required);
    }
    if (degree.unsettled > UNSETTLED_TOLERANCES * tolerance) {
      return refuseLackOfFit(degree.highestTried, degree.unsettled);
    }
  }
  return null;
}

/** Why labels cannot be judged by their gradients; null when they can. */
export function refusalOfGradients(
  labels: readonly LinkedLabel[],
  judged: readonly JudgedLabel[],
  { gradientNoise, residual }: Partial<LabelVerdict>,
): Refusal | null {
  if (gradientNoise === null || gradientNoise === undefined) {
    return refuseFlat();
  }
  if (!(gradientNoise <= RESOLVED_BELOW)) {
    return refuseGradientNoise(gradientNoise, residual ?? NaN);
  }
  for (const [l, { blindShare, residualShare }] of judged.entries()) {
    const allowed = labels[l]?.link.name === 'y' ? BLIND_SHARE : BLIND_SHARE_OF_LINK;
    if (!isExactShare(residualShare) && !(blindShare <= allowed)) {
      return refuseOutliers(blindShare);
    }
  }
  return null;
}
