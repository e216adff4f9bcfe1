import { matrixOf, transpose } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { solveUpper } from '../algebra/solve-upper.js';
import { evaluateMonomials } from '../polynomials/evaluate-monomials.js';
import { gradientsAtPoints } from '../polynomials/gradient-rows.js';
import { derivativeStart } from '../polynomials/lie-derivative.js';
import { monomialsOf } from '../polynomials/monomials.js';
import type { Monomials } from '../polynomials/monomials.js';
import { factorMonomials, leadingClass } from '../polynomials/polynomial-class.js';
import type { PolynomialClass } from '../polynomials/polynomial-class.js';
import { projectLabel } from '../polynomials/project-label.js';
import { coefficientNoise, leverages } from './coefficient-noise.js';
import type { MeasuredNoise } from './coefficient-noise.js';
import { gradientNoise } from './gradient-noise.js';
import { gradientWeights } from './gradient-weights.js';
import { boundMisfit } from './misfit.js';
import type { Misfit } from './misfit.js';
import type { ProbeWaves } from './probe-waves.js';

/** Rows of more leverage decide their own residual: neither covariance sees their noise. */
const BLIND_LEVERAGE = 0.9;

/** The polynomials that derivatives along fields are: the label's class, of fields of degree 2 up to one degree more. */
export interface DerivativeClass {
  readonly monomials: Monomials;
  /** R, shape [Q', Q']. */
  readonly triangle: Matrix;
  /** See `derivativeStart`. */
  readonly start: Int32Array;
}

/** A label in its class: all that the bounds need, in units in which mean |∇f|² = 1. */
export interface JudgedLabel {
  readonly monomials: Monomials;
  /** Where its derivatives along fields lie. */
  readonly derivatives: DerivativeClass;
  /** β, shape [Q, 1]. */
  readonly slope: Matrix;
  /** B, two upper triangles [Q, Q] with BBᵀ = cov β. */
  readonly noise: readonly Matrix[];
  /** ν = N − Q. */
  readonly freedom: number;
  /** G, shape [c, c]. */
  readonly weights: Matrix;
  /** The noise in place of the gradient in G, one per factor B, shape [c, c]. */
  readonly noiseWeights: readonly Matrix[];
  /** The share of E|∇f|²|v|² on rows of leverage above .9. */
  readonly blindShare: number;
  readonly misfit: Misfit;
  /** Σe²/Σy². */
  readonly residualShare: number;
}

/** Where a label is judged. */
export interface JudgementSite {
  /** z, shape [N, r]. */
  readonly points: Matrix;
  /** m(z), shape [N, c]. */
  readonly fieldPoints: Matrix;
  /** The rows on which the gradient's noise is averaged. */
  readonly noiseRows: readonly number[];
  /** Waves that a polynomial may miss. */
  readonly probes: ProbeWaves;
  readonly alpha: number;
  /** The degree whose residuals show the noise; D itself unless the rows are few and the labels nearly exact. */
  readonly noiseDegree?: number;
}

/** Radians per sd assumed of whatever a nearly exact label hides: its whole residual is taken for structure. */
const HIDDEN_FREQUENCY = 6;

/**
 * Fits a label in the class of degree D and measures its gradient, its noise and what it misses.
 *
 * @param whole a class of degree D or more
 * @param label y with mean 0 and mean square 1, shape [N]
 */
export function judgeLabel(
  whole: PolynomialClass,
  degree: number,
  label: Float64Array,
  site: JudgementSite,
): JudgedLabel {
  const fitted = leadingClass(whole, degree);
  const { monomials, triangle, points, orthonormal } = fitted;
  const { coefficients, residuals } = projectLabel(orthonormal, label);
  const slope = solveUpper(triangle, matrixOf(coefficients.length, 1, coefficients));
  const gradients = gradientsAtPoints(monomials, slope.data, points);
  const squares = rowSquares(gradients);
  const size = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  const inUnits = (matrix: Matrix): Matrix =>
    matrixOf(
      matrix.rows,
      matrix.columns,
      matrix.data.map((entry) => entry / size),
    );
  const measured = measuredNoise(whole, label, site) ?? { orthonormal, residuals };
  const noise = coefficientNoise(fitted, measured).map(inUnits);
  const noisePoints = someRows(site.fieldPoints, site.noiseRows);
  const noiseValues = evaluateMonomials(monomials, someRows(points, site.noiseRows));
  return {
    monomials,
    derivatives: derivativeClass(fitted, site),
    slope: inUnits(slope),
    noise,
    freedom: label.length - measured.orthonormal.columns,
    weights: gradientWeights(
      site.fieldPoints,
      squares.map((square) => square / size ** 2),
    ),
    noiseWeights: noise.map((factor) =>
      gradientWeights(noisePoints, gradientNoise(monomials, noiseValues, factor)),
    ),
    blindShare: blindShare(leverages(measured.orthonormal), squares, site),
    misfit:
      site.noiseDegree === undefined ? boundMisfit(orthonormal, residuals, site, size) : hiddenMisfit(measured, size),
    residualShare: meanSquare(measured.residuals),
  };
}

/** The residuals of the smaller class that shows the noise; undefined where the judged class shows it itself. */
function measuredNoise(
  whole: PolynomialClass,
  label: Float64Array,
  { noiseDegree }: JudgementSite,
): MeasuredNoise | undefined {
  if (noiseDegree === undefined) {
    return undefined;
  }
  const { orthonormal } = leadingClass(whole, noiseDegree);
  return { orthonormal, residuals: projectLabel(orthonormal, label).residuals };
}

/** So few rows test no structure: all that is left of the label counts as it. */
function hiddenMisfit({ residuals }: MeasuredNoise, gradientSize: number): Misfit {
  return { defect: (HIDDEN_FREQUENCY * Math.sqrt(meanSquare(residuals))) / gradientSize };
}

function meanSquare(numbers: Float64Array): number {
  return numbers.reduce((sum, e) => sum + e * e, 0) / numbers.length;
}

function derivativeClass(
  { monomials, triangle }: PolynomialClass,
  { points, fieldPoints }: JudgementSite,
): DerivativeClass {
  const raises = fieldPoints.columns > points.columns + 1;
  if (!raises) return { monomials, triangle, start: derivativeStart(monomials, raises) };
  const higher = monomialsOf(monomials.variables, monomials.degree + 1);
  const factor = factorMonomials(higher, points); // Rᵀ
  return { monomials: higher, triangle: transpose(factor), start: derivativeStart(higher, raises) };
}

function blindShare(leverage: Float64Array, squares: Float64Array, { fieldPoints }: JudgementSite): number {
  const lengths = rowSquares(fieldPoints);
  let [blind, all] = [0, 0];
  squares.forEach((square, i) => {
    const energy = square * (lengths[i] ?? NaN);
    all += energy;
    blind += (leverage[i] ?? NaN) > BLIND_LEVERAGE ? energy : 0;
  });
  return blind / all;
}

function rowSquares(matrix: Matrix): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_, i) => rowOf(matrix, i).reduce((sum, x) => sum + x * x, 0));
}

function someRows(matrix: Matrix, rows: readonly number[]): Matrix {
  return matrixOf(
    rows.length,
    matrix.columns,
    rows.flatMap((row) => [...rowOf(matrix, row)]),
  );
}

function rowOf({ columns, data }: Matrix, i: number): Float64Array {
  return data.subarray(i * columns, (i + 1) * columns);
}
