import { formatLoss, formatShare } from '@liesweep/figures/notation';
import type { RefereeVerdict } from '@liesweep/sweep';

/** One question of the referee with its answer. */
export interface RefereeLine {
  readonly question: string;
  readonly answer: string;
  readonly explanation: string;
  /** Whether the answer decides anything. */
  readonly isAsked: boolean;
  readonly isFine: boolean;
  /** What is wrong where it is not fine, to stand in a sentence. */
  readonly complaint: string;
}

/**
 * What the float64 referee found, a line per question; empty where it was not asked.
 *
 * @param referee a RefereeVerdict, or null
 * @param asksClosure whether closure has weight: the referee accepts an open set where it has none
 */
export function explainReferee(referee: unknown, asksClosure: boolean): readonly RefereeLine[] {
  if (!isVerdict(referee)) return [];
  const defect = referee.defect ?? null;
  return [
    {
      question: 'independent',
      answer: `smallest singular value ${formatLoss(referee.independence)}`,
      explanation: '1 where generators of unit length are orthogonal, 0 where one is a combination of the others',
      isAsked: true,
      isFine: referee.isIndependent,
      complaint: 'dependent',
    },
    {
      question: 'φ is kept',
      answer:
        defect === null
          ? `invariance ${formatLoss(referee.invariance)}`
          : `relative defect ${formatShare(defect)} at most`,
      explanation:
        'the change of φ along the worst direction of their span, on samples that training never saw: 0 keeps φ, 1 crosses every contour',
      isAsked: true,
      isFine: referee.isInvariant,
      complaint: 'not invariant',
    },
    {
      question: 'closed',
      answer: `distance² ${formatLoss(referee.closure)}`,
      explanation: `of all commutators from the span of the generators: 0 where they form a Lie algebra${asksClosure ? '' : '; its h is 0, so that sets that do not close are accepted'}`,
      isAsked: asksClosure,
      isFine: referee.isClosed,
      complaint: 'not closed',
    },
  ];
}

/** Whether what was trained was finished in float64 within the certified span. */
export function isPolished(referee: unknown): boolean {
  return isVerdict(referee) && referee.polished === true;
}

/** Directions that the fields span at a point; null where that is not clear or not asked. */
export function pointwiseRank(referee: unknown): number | null {
  return isVerdict(referee) ? (referee.pointwiseRank ?? null) : null;
}

function isVerdict(value: unknown): value is RefereeVerdict {
  return typeof value === 'object' && value !== null && 'isIndependent' in value && 'isClosed' in value;
}
