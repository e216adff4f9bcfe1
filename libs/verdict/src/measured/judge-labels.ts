import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { generalisedEigen } from './algebra/generalised-eigen.js';
import { symmetricEigen } from './algebra/symmetric-eigen.js';
import { boundDefects } from './defects/bound-defects.js';
import type { DefectAllowance } from './defects/bound-defects.js';
import { candidateDefect } from './defects/candidate-defect.js';
import { defectSpectrum, meanWeights } from './defects/defect-spectrum.js';
import { judgeLabel } from './defects/judged-label.js';
import type { JudgedLabel } from './defects/judged-label.js';
import { probeWaves } from './defects/probe-waves.js';
import { describeLabel, modelOf } from './describe-labels.js';
import type { LinkedLabel } from './describe-labels.js';
import { combineFields } from './fields/combine-fields.js';
import { fieldBasis } from './fields/field-basis.js';
import { independentFields } from './fields/independent-fields.js';
import { fromWhitened, toWhitened } from './fields/field-coordinates.js';
import type { LabelDescription, LabelledRows, LabelVerdict, LabelVerdictOptions } from './label-verdict.js';
import { SMALLEST_JUDGED_DEGREE } from './polynomials/class-ladder.js';
import { judgedDegreeOf } from './polynomials/fit-label.js';
import { isExactShare } from './polynomials/lack-of-fit.js';
import { prepareRows } from './prepare-rows.js';
import type { PreparedRows } from './prepare-rows.js';
import { readBounds } from './read-bounds.js';
import { shuffledRows } from './rows/shuffled-rows.js';
import { studentQuantile } from './statistics/student-quantile.js';
import {
  refuseConstant,
  refuseFlat,
  refuseGradientNoise,
  refuseLackOfFit,
  refuseOutliers,
  refuseSurface,
} from './words/refuse.js';
import type { Refusal } from './words/refuse.js';

/** δ, the largest relative defect that counts as a symmetry, unless told otherwise. */
export const DEFAULT_TOLERANCE = 0.05;

/** α = .01 and not .05: at .05 two lower limits in 300 were false under multiplicative noise, at .01 none. */
export const DEFAULT_LEVEL = 0.01;

/** What two degrees more may change of the gradient when no degree fits, in tolerances: beyond it no bound is below δ anyway. */
const UNSETTLED_TOLERANCES = 2;

/** Below this ratio of the eigenvalues of G some field is hardly weighed. */
const FLAT_BELOW = 1e-6;

/** A gradient known to less than this is not resolved: 1/(1 − r) would double the defect. */
const RESOLVED_BELOW = 0.5;

/** Rows on which the noise of the gradient is averaged: cost only. */
const NOISE_ROWS = 300;

/** The share of the gradient that rows of extreme leverage may carry; less where a link may have blown up their noise. */
const BLIND_SHARE = 0.5;
const BLIND_SHARE_OF_LINK = 0.1;

/** The covariances of the coefficients: even and uneven noise. */
const COVARIANCES = [0, 1];

/** The staircase is climbed to this defect, and to four tolerances. */
const STAIRCASE_TOP = 0.3;
const STAIRCASE_TOLERANCES = 4;

/**
 * A calibrated verdict on the dimension of the algebra of fields v(x) = 𝒲x that keep unknown labels φ, from measured rows.
 *
 *     ρ(v)² = E Σ_l (∇φ_l·v)² / E Σ_l |∇φ_l|² |v|²       over the rows, each label with mean |∇φ_l|² = 1
 *
 * Labels are fitted by polynomials of the smallest degree d that fits and judged in degree D = d + 2 ≥ 4, never in the
 * smallest class that fits: its verdict would be empty, since every quadratic has n(n−1)/2 symmetries. The covariance of
 * the coefficients bounds the defects from both sides; what the polynomials miss is bounded from residuals and added. The
 * dimension is certified when both bounds agree. It holds on the region that the rows cover.
 *
 * Departures from the calibrated rule: copies are told by distance instead of by rounding; rows on an algebraic surface are
 * refused before the degree is chosen; Student's quantile stands for the normal one; several labels and complex fields.
 *
 * @throws RangeError when the numbers of samples, labels and features disagree
 */
export function judgeLabels(rows: LabelledRows, options: LabelVerdictOptions = {}): LabelVerdict {
  const { tolerance = DEFAULT_TOLERANCE, level = DEFAULT_LEVEL, ansatz = 'linear', degree } = options;
  const basis = fieldBasis(rows.shape, ansatz);
  const candidates = options.candidates ?? [];
  const blank: LabelVerdict = {
    kind: 'refused',
    dimension: null,
    lower: 0,
    upper: basis.length,
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
    candidates: candidates.map(() => null),
  };
  const refused = (refusal: Refusal, known: Partial<LabelVerdict> = {}): LabelVerdict => ({
    ...blank,
    ...known,
    refusal: refusal.word,
    reason: refusal.reason,
    rowsNeeded: refusal.rowsNeeded ?? null,
  });

  const prepared = prepareRows(rows, { isCentred: ansatz === 'affine', ...(degree !== undefined && { degree }) });
  if ('refusal' in prepared) {
    return refused(prepared.refusal, { distinctRows: prepared.distinctRows });
  }
  const described = prepared.labels.map((y) =>
    describeLabel(y, prepared.groups, prepared.chosen, prepared.ladder, degree),
  );
  const varying = described.filter((label) => label !== null);
  const polynomials = described.map((label, l) => descriptionOf(label, prepared, l));
  const known: Partial<LabelVerdict> = {
    distinctRows: prepared.groups.count,
    polynomials,
    link: [...new Set(varying.map(({ link }) => link.name))].join(', '),
    fittedDegree: varying.some(({ degree: { fitted } }) => fitted === null)
      ? null
      : Math.max(...varying.map(({ degree: { fitted } }) => fitted ?? NaN)),
    judgedDegree: Math.max(...varying.map(({ degree: { judged } }) => judged)),
  };
  const unfit = refusalOfDegrees(
    varying,
    tolerance,
    degree === undefined ? SMALLEST_JUDGED_DEGREE : judgedDegreeOf(degree),
  );
  if (unfit !== null) {
    return refused(unfit, known);
  }

  const site = {
    points: prepared.points,
    fieldColumns: basis[0]?.columns ?? 0,
    noiseRows: shuffledRows(prepared.points.rows, NOISE_ROWS),
    probes: probeWaves(prepared.samples),
    alpha: level,
  };
  const judged = varying.map((label) =>
    judgeLabel(prepared.ladder.classOf(label.degree.highestTried), label.degree.judged, label.standard, site),
  );
  const gradientNoises = isFlat(judged) ? [] : COVARIANCES.map((covariance) => gradientNoiseOf(judged, covariance));
  const measured: Partial<LabelVerdict> = {
    ...known,
    residual: Math.sqrt(Math.max(...judged.map(({ residualShare }) => residualShare))),
    misfit: rootMean(judged.map(({ misfit }) => misfit.defect)),
    truncation: rootMean(varying.map(({ degree: { unsettled } }) => unsettled)),
    gradientNoise: gradientNoises.length === 0 ? null : Math.max(...gradientNoises),
  };
  const unresolved = refusalOfGradients(varying, judged, measured);
  if (unresolved !== null) {
    return refused(unresolved, measured);
  }

  const allowances = gradientNoises.map(
    (gradientNoise): DefectAllowance => ({
      quantile: studentQuantile(level, Math.min(...judged.map(({ freedom }) => freedom))),
      gradientNoise,
      misfit: measured.misfit ?? NaN,
      truncation: measured.truncation ?? NaN,
    }),
  );
  const spectrum = defectSpectrum(judged, basis);
  const top = Math.max(STAIRCASE_TOP, STAIRCASE_TOLERANCES * tolerance);
  const beyond = spectrum.defects.findIndex((defect) => !(defect <= top));
  const range = { steps: beyond === -1 ? basis.length : beyond + 1, decisive: tolerance };
  const bounds = allowances.map((allowance, covariance) =>
    boundDefects(judged, covariance, spectrum, allowance, range),
  );
  const verdict: LabelVerdict = { ...blank, ...measured, defects: [...spectrum.defects] };
  const reading = readBounds(verdict, bounds, ansatz);
  return {
    ...verdict,
    ...reading,
    generators: spectrum.fields.slice(0, reading.lower).map((field) => fromWhitened(field, prepared.whitening)),
    candidates: candidates.map((span) => {
      const fields = span.map((generator) => toWhitened(generator, prepared.whitening, site.fieldColumns));
      return candidateDefect(judged, independentFields(fields), allowances);
    }),
  };
}

function descriptionOf(label: LinkedLabel | null, prepared: PreparedRows, index: number): LabelDescription {
  if (label === null) {
    const value = prepared.labels[index]?.[0] ?? NaN;
    const model = { degree: 0, coordinates: prepared.whitening, coefficients: Float64Array.of(value) };
    return { link: 'constant', fittedDegree: 0, judgedDegree: 0, fitted: model, judged: model };
  }
  const { fitted, judged } = label.degree;
  return {
    link: label.link.name,
    fittedDegree: fitted,
    judgedDegree: judged,
    fitted: fitted === null ? null : modelOf(label, prepared.ladder, fitted, prepared.whitening),
    judged: modelOf(label, prepared.ladder, judged, prepared.whitening),
  };
}

function refusalOfDegrees(labels: readonly LinkedLabel[], tolerance: number, required: number): Refusal | null {
  if (labels.length === 0) {
    return refuseConstant();
  }
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

function refusalOfGradients(
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

function isFlat(judged: readonly JudgedLabel[]): boolean {
  const { values } = symmetricEigen(meanWeights(judged));
  return !((values[0] ?? NaN) >= FLAT_BELOW * (values.at(-1) ?? NaN));
}

/** r² = λ_max of the noise in place of the gradient, against the gradient. */
function gradientNoiseOf(judged: readonly JudgedLabel[], covariance: number): number {
  const noise: Matrix = combineFields(
    judged.map(({ noiseWeights, weights }) => noiseWeights[covariance] ?? matrixOf(weights.rows, weights.columns)),
    judged.map(() => 1 / judged.length),
  );
  return Math.sqrt(Math.max(0, generalisedEigen(noise, meanWeights(judged)).values.at(-1) ?? NaN));
}

function rootMean(numbers: readonly number[]): number {
  return Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0) / numbers.length);
}
