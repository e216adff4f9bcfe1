import { allNumbers, Scratch, type RowBlocks } from '@liesweep/sweep';
import { climbDegrees, judgedDegree } from './polynomials/fit-label.js';
import type { JudgedDegree } from './polynomials/fit-label.js';
import type { ClassLadder } from './polynomials/class-ladder.js';
import { isExactShare, SMALLEST_DEGREE } from './polynomials/lack-of-fit.js';
import type { DegreeLadder } from './polynomials/lack-of-fit.js';
import { leadingClass } from './polynomials/polynomial-class.js';
import { projectLabel } from './polynomials/project-label.js';
import { leastOf } from './rows/column-moments.js';
import { groupMeans } from './rows/group-copies.js';
import type { CopyGroups } from './rows/group-copies.js';
import { IDENTITY_LINK, LABEL_LINKS, shiftedSquare } from './rows/label-links.js';
import type { LabelLink } from './rows/label-links.js';
import { standardise } from './rows/standardise.js';
import type { StandardLabel } from './rows/standardise.js';

/** A link is taken when its residual is at most this times the best residual of the label itself … */
const WORSE_AT_MOST = 1.5;

/** … or exact. A link that magnifies noise near 0 is taken only when it fits to 1e-5 of the label … */
const MAGNIFIED_EXACT_SHARE = 1e-10;

/** … or when no label is this close to 0, as a share of the median. */
const NEAR_ZERO = 0.05;

/** A label through its link, with the degree in which it is judged. */
export interface LinkedLabel extends StandardLabel {
  readonly link: LabelLink;
  readonly degree: JudgedDegree;
}

/**
 * Describes a label by a polynomial, through the link that needs the smallest degree when the label itself needs more than 2.
 *
 * @param y one label of every row, before copies are merged, not constant, rows of one number
 * @param chosen the groups of copies that are used
 * @param only the degree, where the user gives it: then the label itself is fitted
 * @returns null for a label that is constant on these rows
 */
export function describeLabel(
  y: RowBlocks,
  chosen: CopyGroups,
  ladder: ClassLadder,
  only?: number,
): LinkedLabel | null {
  const throughLink = (link: LabelLink): StandardLabel | null => {
    return standardise(groupMeans(throughFunction(y, link.functionOf(y)), 1, chosen));
  };
  const own = throughLink(IDENTITY_LINK);
  if (own === null) {
    return null;
  }
  const ownClimb = climbDegrees(ladder, own.standard, only);
  let best = { link: IDENTITY_LINK, label: own, climb: ownClimb };
  if (only === undefined && ownClimb.accepted !== SMALLEST_DEGREE) {
    const limit = WORSE_AT_MOST * (ownClimb.residualShares.at(-1) ?? NaN);
    const links = LABEL_LINKS.filter((candidate) => isDefined(candidate, y));
    for (const link of [...links, shiftedSquare(bestZero(ladder, own), own.deviation)]) {
      const label = best.climb.accepted === SMALLEST_DEGREE ? null : throughLink(link);
      const climb = label === null ? null : climbDegrees(ladder, label.standard);
      if (label !== null && climb !== null && isBetter(climb, best.climb) && isTrusted(link, y, climb, limit)) {
        best = { link, label, climb };
      }
    }
  }
  return {
    ...best.label,
    link: best.link,
    degree: judgedDegree(ladder, best.label.standard, best.climb, only),
  };
}

/**
 * The zero b from which (y − b)² is closest to a quadratic polynomial: of what polynomials of degree 2 leave of s² and of
 * s, the label in standard units, it is half the slope of the first over the second.
 *
 * Departure: this link is not among those of the calibration. Its one tuned number costs one degree of freedom of many.
 */
function bestZero(ladder: ClassLadder, { standard, mean, deviation }: StandardLabel): number {
  const { orthonormal } = leadingClass(ladder.classOf(ladder.first), SMALLEST_DEGREE);
  const rest = projectLabel(orthonormal, standard).residuals;
  const restOfSquare = projectLabel(
    orthonormal,
    standard.map((s) => s * s),
  ).residuals;
  const slope =
    rest.reduce((sum, e, i) => sum + e * (restOfSquare[i] ?? NaN), 0) / rest.reduce((sum, e) => sum + e * e, 0);
  return mean + (deviation * slope) / 2;
}

function throughFunction(y: RowBlocks, g: (y: number) => number): RowBlocks {
  return {
    ...{ rowCount: y.rowCount, width: y.width },
    *blocks() {
      const scratch = new Scratch();
      for (const block of y.blocks()) {
        const values = scratch.take(block.length);
        for (let at = 0; at < block.length; at++) values[at] = g(block[at] ?? NaN);
        yield values;
      }
    },
  };
}

function isDefined({ needsPositive }: LabelLink, y: RowBlocks): boolean {
  return !needsPositive || leastOf(y) > 0;
}

function isBetter(climb: DegreeLadder, best: DegreeLadder): boolean {
  return climb.accepted !== null && (best.accepted === null || climb.accepted < best.accepted);
}

function isTrusted(link: LabelLink, y: RowBlocks, { accepted, residualShares }: DegreeLadder, limit: number): boolean {
  const share = residualShares[accepted ?? NaN] ?? NaN;
  if (!(share <= limit || isExactShare(share))) {
    return false;
  }
  return !link.magnifiesNearZero || share < MAGNIFIED_EXACT_SHARE || leastOf(y) > NEAR_ZERO * median(y);
}

function median(column: RowBlocks): number {
  return allNumbers(column).sort()[Math.floor(column.rowCount / 2)] ?? NaN;
}
