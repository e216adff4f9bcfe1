import type { RowSource } from '@liesweep/sweep';
import { blankVerdict } from './blank-verdict.js';
import { boundDefects } from './defects/bound-defects.js';
import type { DefectAllowance } from './defects/bound-defects.js';
import { candidateDefect } from './defects/candidate-defect.js';
import { defectSpectrum } from './defects/defect-spectrum.js';
import { gradientNoiseOf, isFlat } from './defects/gradient-resolution.js';
import { judgeLabel } from './defects/judged-label.js';
import { probeWaves } from './defects/probe-waves.js';
import { describeLabel } from './describe-label.js';
import { descriptionOf } from './description-of.js';
import { fieldBasis, ONE_PARTICLE } from './fields/field-basis.js';
import { fieldPoints } from './fields/field-columns.js';
import { fromWhitened, toWhitened } from './fields/field-coordinates.js';
import { independentFields } from './fields/independent-fields.js';
import type { LabelledRows, LabelVerdict, LabelVerdictOptions } from './label-verdict.js';
import { SMALLEST_JUDGED_DEGREE } from './polynomials/class-ladder.js';
import { judgedDegreeOf } from './polynomials/fit-label.js';
import { SMALLEST_DEGREE } from './polynomials/lack-of-fit.js';
import { prepareRows } from './prepare-rows.js';
import { readBounds } from './read-bounds.js';
import { refusalOfDegrees, refusalOfGradients } from './refuse-labels.js';
import { shuffledRows } from './rows/shuffled-rows.js';
import { studentQuantile } from './statistics/student-quantile.js';
import { refuseConstant } from './words/refuse.js';
import type { Refusal } from './words/refuse.js';

/** δ, the largest relative defect that counts as a symmetry, unless told otherwise. */
export const DEFAULT_TOLERANCE = 0.05;

/** α = .01 and not .05: at .05 two lower limits in 300 were false under multiplicative noise, at .01 none. */
const DEFAULT_LEVEL = 0.01;

/** Rows on which the noise of the gradient is averaged: cost only. */
const NOISE_ROWS = 300;

/** The covariances of the coefficients: even and uneven noise. */
const COVARIANCES = [0, 1];

/** The staircase is climbed to this defect, and to four tolerances. */
const STAIRCASE_TOP = 0.3;
const STAIRCASE_TOLERANCES = 4;

/**
 * A calibrated verdict on how many fields v(x) = 𝒲x, or of a richer ansatz, keep unknown labels φ, from measured rows.
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
export function judgeLabels(
  rows: LabelledRows<Float64Array | RowSource>,
  options: LabelVerdictOptions = {},
): LabelVerdict {
  const { tolerance = DEFAULT_TOLERANCE, level = DEFAULT_LEVEL, ansatz = 'linear', degree } = options;
  const particles = options.particles ?? ONE_PARTICLE;
  const basis = fieldBasis(rows.shape, ansatz, particles);
  const candidates = options.candidates ?? [];
  const blank = blankVerdict(basis.length, candidates.length, { tolerance, level });
  const refused = (refusal: Refusal, known: Partial<LabelVerdict> = {}): LabelVerdict => ({
    ...blank,
    ...known,
    refusal: refusal.word,
    reason: refusal.reason,
    rowsNeeded: refusal.rowsNeeded ?? null,
  });

  const prepared = prepareRows(rows, {
    ...{ isCentred: ansatz !== 'linear', particles },
    ...(degree !== undefined && { degree }),
  });
  if ('refusal' in prepared) {
    return refused(prepared.refusal, { distinctRows: prepared.distinctRows });
  }
  const described = prepared.labels.map((y) =>
    describeLabel(y, prepared.chosen, prepared.ladder, degree),
  );
  const varying = described.filter((label) => label !== null);
  if (varying.length === 0) {
    return refused(refuseConstant(), { distinctRows: prepared.distinctRows });
  }
  const polynomials = described.map((label, l) => descriptionOf(label, prepared.labels[l], prepared));
  const known: Partial<LabelVerdict> = {
    distinctRows: prepared.distinctRows,
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
    fieldPoints: fieldPoints(prepared.points, basis[0]?.columns ?? 0),
    noiseRows: shuffledRows(prepared.points.rows, NOISE_ROWS),
    probes: probeWaves(prepared.samples),
    alpha: level,
    ...(prepared.isFewButExact && { noiseDegree: SMALLEST_DEGREE }),
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
      const fields = span.map((generator) => toWhitened(generator, prepared.whitening, site.fieldPoints.columns));
      return candidateDefect(judged, independentFields(fields), allowances);
    }),
  };
}

function rootMean(numbers: readonly number[]): number {
  return Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0) / numbers.length);
}
