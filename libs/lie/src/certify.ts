import { factorRows } from './factor-rows.js';
import { isFiniteMatrix } from './matrix.js';
import type { Matrix } from './matrix.js';
import { singularValues } from './singular-values.js';

/** The dimension of a nullspace with the gap that makes it one; singular values are divided by √m. */
export interface NullspaceCertificate {
  /** Number of singular values at zero; null when there is no gap or the rows do not suffice. */
  readonly groupDimension: number | null;
  /** The two sides of the gap; null where that side is empty or the rows do not suffice. */
  readonly largestZero: number | null;
  readonly smallestNonZero: number | null;
  readonly rowCount: number;
  readonly parameterCount: number;
  /** One sentence: why the number is given, or why it is refused. */
  readonly reason: string;
}

/** What a certificate is made from. */
export interface CertificateInput {
  /** Shape [samples · labels, p]: one row vec(∇φ(x_i) ⊗ x_i) per sample and label. */
  readonly rows: Matrix;
  /** m, the number of samples. */
  readonly sampleCount: number;
  /** `factorRows(rows, sampleCount)`, where the caller has it already. */
  readonly factor?: Matrix;
  /**
   * A bound on the error of the rows of a learned oracle, relative to the largest singular value: what lies below it counts
   * as a zero, what lies above does not. Without it zeros may lie anywhere below `FORMULA_NOISE`.
   */
  readonly relativeNoise?: number;
}

/** A gap is a factor of at least 100 between neighbouring singular values: the refusal of EMLP's Krylov solver. */
export const CERTIFICATE_GAP = 100;

/** Formulas are exact to rounding: 1e-16 of the largest in float64, 1e-7 where the rows were computed in float32. */
export const FORMULA_NOISE = 1e-6;

/**
 * The dimension of the full linear symmetry algebra: of the nullspace of the rows, read off its gap.
 *
 *     dim { 𝒲 : dφ(x_i)·𝒲 x_i = 0 for all i } = #{ singular values at zero }
 *
 * The singular values must fall in two groups. Of all places where the lower group is within the noise, the widest
 * ratio between neighbours is the gap; it must be `CERTIFICATE_GAP` at least. Without any value in the noise the
 * dimension is 0, if the smallest stands above the noise by the same factor. Everything else is refused.
 */
export function certify(input: CertificateInput): NullspaceCertificate {
  const { rows, sampleCount, relativeNoise } = input;
  const counts = { rowCount: rows.rows, parameterCount: rows.columns };
  const refuse = (reason: string): NullspaceCertificate => ({
    groupDimension: null,
    largestZero: null,
    smallestNonZero: null,
    ...counts,
    reason,
  });
  if (rows.rows < rows.columns) {
    return refuse(
      `${String(rows.rows)} rows for ${String(rows.columns)} parameters: fewer rows make a false nullspace, add samples.`,
    );
  }
  if (!isFiniteMatrix(rows)) {
    return refuse('The derivative of the oracle is not finite on some sample.');
  }
  const factor = input.factor ?? factorRows(rows, sampleCount);
  if (!isFiniteMatrix(factor)) {
    return refuse('The derivative of the oracle is too large for float64.');
  }
  return { ...splitAtGap(singularValues(factor), roundingOf(rows), relativeNoise), ...counts };
}

/** Rounding of a singular value relative to the largest: the customary max(rows, p) · 2⁻⁵². */
function roundingOf({ rows, columns }: Matrix): number {
  return Math.max(rows, columns) * Number.EPSILON;
}

type Split = Pick<NullspaceCertificate, 'groupDimension' | 'largestZero' | 'smallestNonZero' | 'reason'>;

/** @param values singular values, descending, at least one */
function splitAtGap(values: Float64Array, rounding: number, relativeNoise: number | undefined): Split {
  const largest = values[0] ?? NaN;
  if (largest === 0) {
    return {
      groupDimension: values.length,
      largestZero: 0,
      smallestNonZero: null,
      reason: 'Every singular value is zero: the oracle is constant.',
    };
  }
  const gap = widestGap(values, {
    rounding: rounding * largest,
    noise: (relativeNoise ?? FORMULA_NOISE) * largest,
    resolution: (relativeNoise ?? 0) * largest,
  });
  const sides = {
    largestZero: gap.zeros === 0 ? null : (values[values.length - gap.zeros] ?? NaN),
    smallestNonZero: gap.above,
  };
  if (!(gap.ratio >= CERTIFICATE_GAP)) {
    return {
      groupDimension: null,
      ...sides,
      reason: `No gap: singular values fall to ${digits(values.at(-1) ?? NaN)} by factors of at most ${digits(gap.ratio)} near zero, and ${String(CERTIFICATE_GAP)} is asked for.`,
    };
  }
  return { groupDimension: gap.zeros, ...sides, reason: explainGap(gap, values.length, largest) };
}

interface Gap {
  /** Size of the lower group. */
  readonly zeros: number;
  /** The smallest value of the upper group. */
  readonly above: number;
  readonly ratio: number;
}

interface Limits {
  /** Below it all values are equal. */
  readonly rounding: number;
  /** The largest value that may be a zero. */
  readonly noise: number;
  /** The largest value that cannot be told from a zero. */
  readonly resolution: number;
}

function widestGap(values: Float64Array, { rounding, noise, resolution }: Limits): Gap {
  const smallest = values.at(-1) ?? NaN;
  let widest: Gap = { zeros: 0, above: smallest, ratio: smallest / noise };
  for (let zeros = 1; zeros < values.length; zeros++) {
    const below = values[values.length - zeros] ?? NaN;
    const above = values[values.length - zeros - 1] ?? NaN;
    const ratio = above / Math.max(below, rounding);
    if (below <= noise && above > resolution && ratio > widest.ratio) {
      widest = { zeros, above, ratio };
    }
  }
  return widest;
}

function explainGap({ zeros, above, ratio }: Gap, count: number, largest: number): string {
  return zeros === 0
    ? `None of ${String(count)} singular values is zero: the smallest is ${digits(above)}, the largest ${digits(largest)}.`
    : `${String(zeros)} of ${String(count)} singular values are zero: the next, ${digits(above)}, is ${digits(ratio)} times larger.`;
}

function digits(value: number): string {
  return value >= 0.01 && value < 1000 ? String(Number(value.toPrecision(2))) : value.toExponential(1);
}
