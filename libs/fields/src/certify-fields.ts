import { matrixOf, type Matrix } from '@liesweep/lie';
import { countOf, normalStream } from '@liesweep/sweep';
import { formatDefect, splitDefects } from '@liesweep/verdict';
import { defectOfSpan } from './defect-of-span.js';
import { derivativeRows, type DerivativeRows } from './derivative-rows.js';
import type { FieldCertificate, FieldProblem, FieldRefusal, StructureTensor } from './field-problem.js';
import { directionsOfRows, rowsBetween } from './null-space.js';
import { orthonormalRows } from './orthonormal-rows.js';
import { pointwiseRankOf } from './pointwise-rank-of.js';
import { restrictTensor } from './restrict-tensor.js';
import { structureConstantsOf } from './structure-constants-of.js';
import type { WhitenedBlock } from './whitened-block.js';

/** The share of a bracket outside of the null space that rounding may leave. */
const BRACKET_ROUNDING = 1e-8;

/** A bracket is as wrong as this many times the fields that it is of. */
const BRACKET_ROOM = 30;

/** Sets whose brackets leave them by a larger share do not close, however noisy they are: what cannot close leaves by 0.4. */
const OPEN_ABOVE = 0.1;

/** A defect within so many times the precision of the data is decided by their rounding. */
const PRECISION_ROOM = 2;

/** How far samples of a file are moved to ask whether they are special, in standard coordinates. */
const JITTER = 1e-6;

/** Of a field that only the samples' place makes a symmetry, moving them shows more than this. */
const MOVED_ABOVE = 1e-8;

const JITTER_SEED = 4_711;

/** What a certificate is made from. */
export interface FieldEvidence {
  readonly problem: FieldProblem;
  readonly blocks: readonly WhitenedBlock[];
  /** Null where a label is not finite, with the reason. */
  readonly derivatives: DerivativeRows | { readonly notFinite: string };
  readonly bracket: StructureTensor;
  /** R of samples that decide nothing, [P, P]. */
  readonly heldOutRows: Matrix;
  /** Whitened coordinates of raw coefficients. */
  readonly toCoordinates: (coefficients: Float64Array) => Float64Array;
}

/**
 * Certifies how many independent fields of the dictionary keep the labels, and whether they are an algebra:
 *
 *     d = dim { c̃ : r_i·c̃ = 0 for all i } = #{ singular values of R at zero }
 *
 * Zero is judged against 1, the uncancelled size of a row, and not against the largest value, so that an ansatz of which all
 * keeps the labels is found to be that. Fields that vanish on the data are no part of the space; nothing is certified where some
 * nearly do, where rows are too few, or where no gap parts the symmetries from the rest.
 */
export function certifyFields(evidence: FieldEvidence): FieldCertificate {
  const { problem, blocks, derivatives, bracket } = evidence;
  const p = bracket.inside;
  const vanishing = blocks.reduce((sum, block) => sum + block.vanishing * block.features.mean.length, 0);
  const isMissing = 'notFinite' in derivatives;
  const known = {
    ...{ parameterCount: p, vanishing, rowCount: isMissing ? 0 : derivatives.rowCount },
    trivialLabel: isMissing ? 0 : derivatives.trivialLabel,
    labelUnknowns: isMissing ? 0 : derivatives.labelUnknowns,
  };
  const refuse = (refusal: FieldRefusal, reason: string, found: Partial<FieldCertificate> = {}): FieldCertificate => ({
    ...{ dimension: null, refusal, reason, defects: new Float64Array(), largestZero: null, smallestNonZero: null },
    ...{ isVacuous: false, basis: matrixOf(0, p), isAlgebra: false, bracketResidual: NaN },
    ...{ structureConstants: matrixOf(0, 0), pointwiseRank: null },
    ...known,
    ...found,
  });
  if (isMissing) return refuse('not-finite', `${derivatives.notFinite}: leave such samples out.`);
  const near = blocks.find(({ nearDependence }) => nearDependence !== null);
  if (near !== undefined) return refuse('near-dependent-functions', explainNearDependence(near));
  const { factor, rowCount, labelUnknowns } = derivatives;
  if (problem.known !== undefined) {
    const { fields, tolerance } = problem.known;
    const basis = orthonormalRows(
      matrixOf(
        fields.length,
        p,
        fields.flatMap((field) => [...evidence.toCoordinates(field)]),
      ),
    );
    return {
      ...{ ...known, defects: directionsOfRows(factor).values, dimension: fields.length, refusal: null },
      ...{ largestZero: null, smallestNonZero: null, isVacuous: false },
      reason: `${countOf(fields.length, 'field')} of ${String(p)} are given, which keep the labels within ${formatDefect(tolerance)}.`,
      ...spaceOf(evidence, basis, tolerance),
    };
  }
  if (rowCount < p + labelUnknowns) {
    return refuse(
      'few-rows',
      `${countOf(rowCount, 'row')}, ${String(p + labelUnknowns)} are needed: fewer rows than a field has coefficients make a false symmetry. Add samples, or take a smaller dictionary.`,
    );
  }
  const { directions, values: defects } = directionsOfRows(factor);
  const precision = problem.precision ?? 0;
  const split = splitDefects(defects, Math.max(p * Number.EPSILON, precision));
  const { zeros, largestZero, smallestNonZero } = split;
  const found = { defects, largestZero, smallestNonZero };
  if (!split.isClear) {
    return refuse(
      'no-gap',
      `No gap: defects of ${formatDefect(defects[0] ?? NaN)} and more, none of them clearly zero and none clearly not: add samples, or check the oracle.`,
      found,
    );
  }
  if (smallestNonZero !== null && smallestNonZero <= PRECISION_ROOM * precision) {
    return refuse(
      'data-precision',
      `${countOf(zeros, 'field')} keep the labels and another has a defect of ${formatDefect(smallestNonZero)}, within the precision of the data (${formatDefect(precision)}): give more digits, or rows that are not so special.`,
      found,
    );
  }
  const basis = rowsBetween(directions, 0, zeros);
  const elsewhere = defectOfSpan(basis, evidence.heldOutRows);
  if (!(elsewhere <= Math.max(MOVED_ABOVE, BRACKET_ROOM * precision))) {
    return refuse(
      'special-rows',
      `The samples keep ${countOf(zeros, 'field')}, but others that were held out do not (defect ${formatDefect(elsewhere)}): add samples.`,
      found,
    );
  }
  if (problem.precision !== undefined && vanishing === 0 && zeros > 0) {
    const moved = movedDefect(problem, blocks, basis);
    if (moved > Math.max(MOVED_ABOVE, BRACKET_ROOM * precision)) {
      return refuse(
        'special-rows',
        `The rows keep ${countOf(zeros, 'field')}, but not when they are moved a little (defect ${formatDefect(moved / JITTER)} per unit): they lie on a curve or surface on which the oracle has more symmetry than around it, such as φ = 0. Add rows off it.`,
        found,
      );
    }
  }
  return {
    ...{ ...known, ...found, ...spaceOf(evidence, basis, precision), dimension: zeros, refusal: null },
    reason: explainSplit(zeros, p, smallestNonZero),
    isVacuous: labelUnknowns > 1 && zeros === p,
  };
}

/** What fields are together, whoever certified them. @param noise of a field, relative to its size */
function spaceOf(
  { problem, blocks, bracket }: Omit<FieldEvidence, 'derivatives'>,
  basis: Matrix,
  noise: number,
): Pick<FieldCertificate, 'basis' | 'isAlgebra' | 'bracketResidual' | 'structureConstants' | 'pointwiseRank'> {
  const { inside, size, values } = restrictTensor(bracket, basis);
  const largest = Math.max(1, ...values.map(Math.abs));
  const bracketResidual =
    values.reduce((most, value, at) => (at % size < inside ? most : Math.max(most, Math.abs(value))), 0) / largest;
  return {
    ...{ basis, bracketResidual },
    isAlgebra: bracketResidual <= Math.min(OPEN_ABOVE, Math.max(BRACKET_ROUNDING, BRACKET_ROOM * noise)),
    structureConstants: structureConstantsOf(basis, bracket).constants,
    pointwiseRank: pointwiseRankOf(basis, blocks, problem.samples, problem.ansatz.sampleLength),
  };
}

/** The largest defect of fields at samples that are moved a little in every direction. */
function movedDefect(problem: FieldProblem, blocks: readonly WhitenedBlock[], basis: Matrix): number {
  const stream = normalStream(JITTER_SEED);
  const { sampleLength } = problem.ansatz;
  const samples = problem.samples.slice();
  for (let at = 0; at < samples.length; at += sampleLength) {
    for (const { block, features } of blocks) {
      for (const copy of block.copies) {
        const shift = copy.map(() => JITTER * stream());
        copy.forEach((place, i) => {
          const moved = shift.reduce((sum, entry, j) => sum + features.toRaw.get(i, j) * entry, 0);
          samples[at + place] = (samples[at + place] ?? NaN) + moved;
        });
      }
    }
  }
  return defectOfSpan(basis, derivativeRows(problem, blocks, samples).factor);
}

function explainNearDependence({ nearDependence, block: { dictionary } }: WhitenedBlock): string {
  const { relation, size } = nearDependence ?? { relation: new Float64Array(), size: NaN };
  const largest = Math.max(...relation.map(Math.abs));
  const terms = [...relation].flatMap((weight, k) =>
    Math.abs(weight) < 0.1 * largest ? [] : [dictionary.names[k] ?? `function ${String(k + 1)}`],
  );
  return `The functions ${terms.join(', ')} can hardly be told apart on the data (${formatDefect(size)}): take one of them out, or a lower degree, or samples that spread further.`;
}

function explainSplit(zeros: number, p: number, next: number | null): string {
  if (zeros === p) return `All of it: every one of ${countOf(p, 'field')} keeps the labels on the samples.`;
  const above = formatDefect(next ?? NaN);
  return zeros === 0
    ? `No field of ${String(p)} keeps the labels: the smallest defect is ${above}.`
    : `${String(zeros)} of ${countOf(p, 'field')} keep the labels to rounding; the next has a defect of ${above}.`;
}
