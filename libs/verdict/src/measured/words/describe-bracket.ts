import type { LabelVerdict } from '../label-verdict.js';
import { percent } from './refuse.js';

/** What bounds have found, before it is put into words. */
export type BracketFinding = Pick<
  LabelVerdict,
  | 'dimension'
  | 'lower'
  | 'upper'
  | 'isExact'
  | 'refusal'
  | 'staircase'
  | 'tolerance'
  | 'level'
  | 'link'
  | 'judgedDegree'
  | 'distinctRows'
  | 'residual'
  | 'misfit'
  | 'truncation'
  | 'rowsNeeded'
> & {
  /** All fields of the ansatz. */
  readonly fieldCount: number;
  /** The most generators with a defect within the tolerance, where the exact ones are fewer. */
  readonly tolerated: number;
  readonly ansatz: string;
};

/** The verdict in one sentence. */
export function describeBracket(finding: BracketFinding): string {
  return `${finding.dimension === null ? undetermined(finding) : certified(finding, finding.dimension)}${basis(finding)}.`;
}

function certified(finding: BracketFinding, dimension: number): string {
  const { tolerance, isExact, staircase, tolerated, ansatz } = finding;
  const step = staircase.find((candidate) => candidate.dimension === dimension);
  const next = step?.nextAtLeast ?? null;
  const beyond = next === null ? '' : `, and any further one at least ${percent(next)}`;
  if (dimension === 0) {
    return `No ${ansatz} field keeps the labels: every one has a relative defect of at least ${percent(next ?? tolerance)}`;
  }
  const how = isExact ? 'exactly (to rounding)' : `with a relative defect of at most ${percent(step?.atMost ?? NaN)}`;
  const more = staircase.find((candidate) => candidate.dimension === tolerated);
  const tolerating =
    tolerated > dimension && more !== undefined
      ? `; ${String(tolerated)} do if ${percent(more.atMost)} is tolerated`
      : '';
  return `${generators(dimension)} the labels ${how}${beyond}${tolerating}`;
}

function undetermined(finding: BracketFinding): string {
  const { lower, upper, refusal, residual, misfit, truncation, rowsNeeded, fieldCount, tolerance } = finding;
  const range =
    upper === fieldCount && lower === 0
      ? `The number of generators stays open at a tolerance of ${percent(tolerance)}`
      : `Between ${String(lower)} and ${String(upper)} generators keep the labels to ${percent(tolerance)}`;
  const cause =
    refusal === 'misfit'
      ? `these rows, with a residual of ${percent(residual ?? NaN)} of the labels' standard deviation, cannot bound what the polynomial misses (up to ${percent((misfit ?? NaN) + (truncation ?? NaN))} of the gradient)`
      : `noise (a residual of ${percent(residual ?? NaN)} of the labels' standard deviation) hides the rest`;
  const advice =
    rowsNeeded === null
      ? 'measure more rows, or the labels more precisely'
      : `about ${twoDigitsUp(rowsNeeded)} different rows of this kind would decide, by extrapolation`;
  return `${range}: ${cause}; ${advice}`;
}

function basis({ link, judgedDegree, distinctRows, level }: BracketFinding): string {
  return ` (${percent(1 - level)} sure, on the region that the rows cover: ${String(distinctRows)} different rows, judged in polynomials of degree ${String(judgedDegree)} of ${link})`;
}

function generators(count: number): string {
  return count === 1 ? 'One generator keeps' : `${String(count)} generators keep`;
}

/** Rounded up to two digits: a promise that errs on the safe side. */
function twoDigitsUp(count: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return String(Math.ceil(count / unit) * unit);
}
