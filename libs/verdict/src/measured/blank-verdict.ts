import type { LabelVerdict } from './label-verdict.js';

/** A verdict before anything is known: nothing bounds the dimension. */
export function blankVerdict(
  fieldCount: number,
  candidateCount: number,
  { tolerance, level }: Pick<LabelVerdict, 'tolerance' | 'level'>,
): LabelVerdict {
  return {
    kind: 'refused',
    dimension: null,
    lower: 0,
    upper: fieldCount,
    fieldCount,
    isExact: false,
    reason: '',
    refusal: null,
    staircase: [],
    defects: [],
    tolerance,
    level,
    fittedDegree: null,
    judgedDegree: null,
    link: 'y',
    distinctRows: 0,
    residual: null,
    misfit: null,
    truncation: null,
    gradientNoise: null,
    rowsNeeded: null,
    generators: [],
    polynomials: [],
    candidates: new Array<null>(candidateCount).fill(null),
  };
}
