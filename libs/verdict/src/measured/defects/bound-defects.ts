import { matrixOf, symmetricEigen } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { combineFields } from '../fields/combine-fields.js';
import type { DefectSpectrum } from './defect-spectrum.js';
import { addNoise, energyNoise, noiseAlong } from './energy-noise.js';
import type { EnergyNoise } from './energy-noise.js';
import type { JudgedLabel } from './judged-label.js';
import { noiseLedger } from './noise-ledger.js';
import { largestEnergy, smallestEnergy } from './solve-energy.js';
import type { EnergyEstimate } from './solve-energy.js';

/** What does not come from the noise of the coefficients. */
export interface DefectAllowance {
  /** t, Student's quantile at the level. */
  readonly quantile: number;
  /** r, the gradient's noise as a share of the gradient: the metric is known to within (1 ± r)². */
  readonly gradientNoise: number;
  /** g_mis and g_pol, shares of the gradient. */
  readonly misfit: number;
  readonly truncation: number;
}

/** The bounds of a spectrum. */
export interface DefectBounds {
  /** U_1, U_2, …: every field in the span of the first k has at most this relative defect. */
  readonly atMost: readonly number[];
  /** For k = 0, 1, …: every space of k + 1 fields holds one with at least this relative defect; 0 says nothing. */
  readonly nextAtLeast: readonly number[];
  /** ρ_k with the expected noise subtracted, shape [P]. */
  readonly corrected: readonly number[];
}

/** How far the bounds are computed. */
export interface BoundRange {
  /** U_1, …, U_steps. */
  readonly steps: number;
  /** Lower bounds go on beyond them until one is above this. */
  readonly decisive: number;
}

/**
 * Bounds of the true relative defects under one covariance of the coefficients.
 *
 * Upper, for the span V_k of the first k fields: the bias-corrected energy of all k together, with the directions in which they were tuned
 * projected out, as an ordinary correction of the degrees of freedom:
 *
 *     a = T − tr M⁰ + 2 tr S,   T = Σ_{a≤k} ρ_a²,   U_k = √(x/(1 − r)² + g_mis²) + g_pol
 *
 * Lower, for k + 1 fields (min-max): the lowest eigenvalue of A − Vb among the remaining fields, less t standard deviations.
 *
 * Several labels: standard deviations add, whatever the correlation, and by Cauchy and Schwarz
 * Σ_l √(c_l + 4 λ_l x_l) ≤ √(k Σ_l c_l + 4 k λ_max Σ_l x_l).
 */
export function boundDefects(
  labels: readonly JudgedLabel[],
  covariance: number,
  spectrum: DefectSpectrum,
  allowance: DefectAllowance,
  range: BoundRange,
): DefectBounds {
  const factors = labels.map((label) => factorOf(label, covariance));
  const ledgers = factors.map((factor, l) => noiseLedger(labels, l, factor, spectrum, range.steps));
  const squares = spectrum.defects.map((defect) => defect * defect);
  let energy = 0;
  const atMost = Array.from({ length: range.steps }, (_, step) => {
    energy += squares[step] ?? NaN;
    const estimate = estimateOf(
      energy,
      ledgers.map(({ steps }) => steps[step]),
    );
    return upperDefect(largestEnergy(estimate, allowance.quantile), allowance);
  });
  const corrected = correctedEnergies(
    squares,
    ledgers.map(({ bias }) => bias),
  );
  const nextAtLeast: number[] = [];
  for (let k = 0; k < squares.length; k++) {
    const bound = lowestBeyond(k, corrected, spectrum, labels, factors, allowance);
    nextAtLeast.push(bound);
    if (k >= range.steps && bound > range.decisive) {
      break;
    }
  }
  return {
    atMost,
    nextAtLeast,
    corrected: Array.from(squares, (_, k) => Math.sqrt(Math.max(0, corrected.data[k * (squares.length + 1)] ?? NaN))),
  };
}

/** √(x/(1 − r)² + g_mis²) + g_pol. */
export function upperDefect(energy: number, { gradientNoise, misfit, truncation }: DefectAllowance): number {
  return Math.sqrt(energy / (1 - gradientNoise) ** 2 + misfit ** 2) + truncation;
}

/** The δ for which x/(1 + r)² = (√(δ² + g_mis²) + g_pol)²; 0 when there is none. */
export function lowerDefect(energy: number, { gradientNoise, misfit, truncation }: DefectAllowance): number {
  const size = Math.sqrt(energy) / (1 + gradientNoise) - truncation;
  return size > misfit ? Math.sqrt(size ** 2 - misfit ** 2) : 0;
}

/** The energy of all labels together, their standard deviations added. */
export function estimateOf(energy: number, noises: readonly (EnergyNoise | undefined)[]): EnergyEstimate {
  const sum = (part: (noise: EnergyNoise) => number): number =>
    noises.reduce((total, noise) => total + (noise === undefined ? NaN : part(noise)), 0);
  const labelCount = noises.length;
  return {
    energy: energy - sum(({ trace }) => trace) + 2 * labelCount * sum(({ tuned }) => tuned),
    variance: labelCount * sum(({ variance }) => variance),
    largest: labelCount * Math.max(...noises.map((noise) => noise?.largest ?? NaN)),
  };
}

/** B of one of the two covariances. */
export function factorOf({ noise }: JudgedLabel, covariance: number): Matrix {
  const factor = noise[covariance];
  if (factor === undefined) {
    throw new RangeError(`covariances: expected fewer than ${String(noise.length)}, got ${String(covariance)}`);
  }
  return factor;
}

/** diag ρ² − Σ_l Vb_l. */
function correctedEnergies(squares: Float64Array, biases: readonly Matrix[]): Matrix {
  const count = squares.length;
  const corrected = matrixOf(count, count);
  corrected.data.forEach((_, at) => {
    const bias = biases.reduce((sum, { data }) => sum + (data[at] ?? NaN), 0);
    corrected.data[at] = (at % (count + 1) === 0 ? (squares[at / (count + 1)] ?? NaN) : 0) - bias;
  });
  return corrected;
}

function lowestBeyond(
  k: number,
  corrected: Matrix,
  { fields }: DefectSpectrum,
  labels: readonly JudgedLabel[],
  factors: readonly Matrix[],
  allowance: DefectAllowance,
): number {
  const rest = corrected.rows - k;
  const block = matrixOf(
    rest,
    rest,
    Array.from(
      { length: rest * rest },
      (_, at) => corrected.data[(k + Math.floor(at / rest)) * corrected.rows + k + (at % rest)] ?? NaN,
    ),
  );
  const { values, vectors } = symmetricEigen(block);
  const energy = values[0] ?? NaN;
  if (!(energy > 0)) {
    return 0;
  }
  const field = combineFields(fields.slice(k), vectors.data.subarray(0, rest));
  const noises = labels.map((label, l) => spreadOf(label, factors[l] ?? field, field, labels.length));
  return lowerDefect(smallestEnergy({ ...estimateOf(0, noises), energy }, allowance.quantile), allowance);
}

/** The noise of the energy of one field that was not tuned. */
function spreadOf(label: JudgedLabel, factor: Matrix, field: Matrix, labelCount: number): EnergyNoise {
  const size = factor.rows;
  const total = matrixOf(size, size);
  addNoise(total, noiseAlong(label, factor, field, labelCount), label.derivatives.start);
  return energyNoise(total, matrixOf(size, size), label.freedom, labelCount);
}
