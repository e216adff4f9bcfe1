import type { CandidateDefect } from '@liesweep/verdict';

/** What the data say of a named candidate. */
export interface CandidateAnswer {
  /** As it was given: `so(3)`, or the path of a file. */
  readonly name: string;
  readonly generatorCount: number;
  /** The largest relative defect over its span; null where no bound is known. Of a formula all three are one number. */
  readonly defect: CandidateDefect | null;
  /** `kept` where the defect is surely within the tolerance, `broken` where it is surely above. */
  readonly verdict: 'kept' | 'broken' | 'not resolved' | 'no bound';
}

/**
 * The word for a candidate.
 *
 * @param tolerance the relative defect up to which generators keep the oracle
 * @param brokenAbove what is surely none; more than the tolerance where nothing says which defects stand for zero
 */
export function candidateVerdict(
  defect: CandidateDefect | null,
  tolerance: number,
  brokenAbove = tolerance,
): CandidateAnswer['verdict'] {
  if (defect === null) return 'no bound';
  if (defect.upper <= tolerance) return 'kept';
  return defect.lower > brokenAbove ? 'broken' : 'not resolved';
}
