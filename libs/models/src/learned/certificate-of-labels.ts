import { MOST_DEFECTS } from '@liesweep/sweep';
import type { LabelVerdict } from '@liesweep/verdict';
import type { CertificateOfLabels } from './learned-fit.js';

/** Of labels without noise: a hundredth of the next direction's defect, as for a formula. */
const SHARE_OF_NEXT = 1e-2;

/** Trained generators are of the fit of degree d, whose defects differ from those of degree D by its noise. */
const LEAST_MEASURED_TOLERANCE = 1e-3;

/** The largest tolerance where labels are exact. */
const LARGEST_EXACT_TOLERANCE = 1e-3;

/** The certificate that a verdict on labels is. */
export function certificateOfLabels(verdict: LabelVerdict): CertificateOfLabels {
  const { dimension, lower, upper, isExact, staircase, defects, tolerance, level, reason, refusal } = verdict;
  const { fittedDegree, judgedDegree, link, distinctRows, misfit, truncation, rowsNeeded } = verdict;
  const next = dimension === null ? null : (defects[dimension] ?? null);
  return {
    ...{ groupDimension: dimension, refusal, reason },
    tolerance: isExact ? Math.min(LARGEST_EXACT_TOLERANCE, SHARE_OF_NEXT * (next ?? 1)) : between(verdict),
    largestZero: dimension === null ? null : (defects[dimension - 1] ?? null),
    smallestNonZero: next,
    defects: Array.from(defects).slice(0, MOST_DEFECTS),
    ...{ rowCount: distinctRows, parameterCount: verdict.fieldCount },
    bound: {
      ...{ level, tolerance, lower, upper, fittedDegree, judgedDegree, link, rowsNeeded },
      ...{ misfit: misfit ?? 0, truncation: truncation ?? 0 },
      staircase: staircase.filter(({ atMost }) => Number.isFinite(atMost)).map((step) => ({ ...step })),
      rows: distinctRows,
    },
  };
}

/** δ where the dimension holds there; else a tolerance between the bounds of the certified generators and the next. */
function between({ dimension, staircase, tolerance }: LabelVerdict): number {
  const step = staircase.find((each) => each.dimension === dimension);
  const next = step?.nextAtLeast ?? null;
  if (step === undefined || next === null || next > tolerance) return tolerance;
  return Math.max(LEAST_MEASURED_TOLERANCE, Math.sqrt(step.atMost * next));
}
