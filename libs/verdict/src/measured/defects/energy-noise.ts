import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { addGram } from '../algebra/add-gram.js';
import { largestEigenvalue } from '../algebra/largest-eigenvalue.js';
import { mirrorUpper } from '../algebra/mirror-upper.js';
import { triangleTimes } from '../algebra/triangle-times.js';
import { lieDerivative } from '../polynomials/lie-derivative.js';
import type { JudgedLabel } from './judged-label.js';

/** The moments of the noise of an energy: of εᵀMε with unit ε, and of the part that the tuned fields take. */
export interface EnergyNoise {
  /** tr M⁰ = Σ_a tr K_aᵀK_a, before projection. */
  readonly trace: number;
  /** tr S, S = Σ_a K_aᵀ Π K_a. */
  readonly tuned: number;
  /** c₀, the variance at no true energy. */
  readonly variance: number;
  /** λ_max(M). */
  readonly largest: number;
}

/**
 * What the noise of the coefficients does to a derivative: E = R L_W B / √k, so that ∇f·v has the noise E ε, ε unit.
 *
 * @param label the label and k, how many there are
 * @returns shape [Q', Q], zero before where each row starts
 */
export function noiseAlong(
  { derivatives: { monomials, triangle, start } }: JudgedLabel,
  factor: Matrix,
  field: Matrix,
  labelCount: number,
): Matrix {
  const noise = triangleTimes(triangle, lieDerivative(monomials, field, factor), start);
  noise.data.forEach((entry, at) => (noise.data[at] = entry / Math.sqrt(labelCount)));
  return noise;
}

/**
 * The moments for one subspace of fields.
 *
 *     c₀ = 2 tr M² + 2 (k ‖S‖)² + 2 (tr M + k tr S)²/ν,   M = M⁰ − S for one label, M⁰ for several
 *
 * Several labels: their noise may be correlated in any way, and Π mixes them. M⁰ has no part between labels and bounds
 * M from above; the tuned part of all together is at most k times the sum of the parts of each.
 *
 * @param total M⁰, upper half of [Q, Q]
 * @param tuned S, upper half of [Q, Q]
 */
export function energyNoise(total: Matrix, tuned: Matrix, freedom: number, labelCount: number): EnergyNoise {
  const size = total.rows;
  const moment = matrixOf(size, size, total.data);
  if (labelCount === 1) {
    tuned.data.forEach((entry, at) => (moment.data[at] = (moment.data[at] ?? NaN) - entry));
  }
  mirrorUpper(moment);
  const [tunedTrace, trace] = [traceOf(tuned), traceOf(moment)];
  return {
    trace: traceOf(total),
    tuned: tunedTrace,
    variance:
      2 * squareOf(moment) +
      2 * labelCount ** 2 * squareOf(mirrorUpper(matrixOf(size, size, tuned.data))) +
      (2 * (trace + labelCount * tunedTrace) ** 2) / freedom,
    largest: largestEigenvalue(moment),
  };
}

/** M⁰ += EᵀE, upper half. */
export function addNoise(total: Matrix, noise: Matrix, start: Int32Array): void {
  addGram(total.data, noise.data, noise.columns, start);
}

function traceOf({ rows, data }: Matrix): number {
  let trace = 0;
  for (let q = 0; q < rows; q++) {
    trace += data[q * (rows + 1)] ?? NaN;
  }
  return trace;
}

function squareOf({ data }: Matrix): number {
  return data.reduce((sum, entry) => sum + entry * entry, 0);
}
