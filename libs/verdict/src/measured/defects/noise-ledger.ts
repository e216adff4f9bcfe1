import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import type { DefectSpectrum } from './defect-spectrum.js';
import { addNoise, energyNoise, noiseAlong } from './energy-noise.js';
import type { EnergyNoise } from './energy-noise.js';
import type { JudgedLabel } from './judged-label.js';

/** A derivative shorter than this share of the longest has no direction: nothing can be tuned along it. */
const NO_DIRECTION = 1e-12;

/** The noise of one label, under one of the two covariances, in all energies that a verdict needs. */
export interface NoiseLedger {
  /** For V_1, …, V_steps, the spans of the first k fields; what the other fields took is projected out. */
  readonly steps: readonly EnergyNoise[];
  /** Vb_ab = tr E_aᵀE_b: what the noise adds to A in the eigenbasis, shape [P, P]. */
  readonly bias: Matrix;
}

/**
 * Adds up the noise field by field, so that each step costs one more field:
 *
 *     M⁰_k = Σ_{a≤k} E_aᵀE_a,   S_k = Σ_{a≤k<b} w_ba w_baᵀ,   w_ba = E_aᵀ û_b
 *
 * The derivatives u_b of different eigenfields are orthogonal, so that û_b = u_b/ρ_b spans what the other fields can take.
 *
 * @param label index into the labels of the spectrum
 */
export function noiseLedger(
  labels: readonly JudgedLabel[],
  label: number,
  factor: Matrix,
  { fields, defects, derivatives }: DefectSpectrum,
  stepCount: number,
): NoiseLedger {
  const judged = labels[label];
  if (judged === undefined) {
    throw new RangeError(`labels: expected fewer than ${String(labels.length)}, got ${String(label)}`);
  }
  const { start } = judged.derivatives;
  const size = factor.rows;
  const largest = defects.at(-1) ?? NaN;
  const directions = fields.map((_, b) => {
    const defect = defects[b] ?? NaN;
    return defect > NO_DIRECTION * largest ? derivatives[label]?.[b]?.map((entry) => entry / defect) : undefined;
  });
  const noises = fields.map((field) => noiseAlong(judged, factor, field, labels.length));
  const taken = noises
    .slice(0, stepCount)
    .map((noise) => directions.map((direction) => direction && timesRows(direction, noise, start)));
  const [total, tuned] = [matrixOf(size, size), matrixOf(size, size)];
  const steps = taken.map((row, a) => {
    addNoise(total, noises[a] ?? tuned, start);
    for (let before = 0; before < a; before++) {
      addSquare(tuned, taken[before]?.[a], -1); // field a is no longer among the others
    }
    for (let b = a + 1; b < fields.length; b++) {
      addSquare(tuned, row[b], 1);
    }
    return energyNoise(total, tuned, judged.freedom, labels.length);
  });
  return { steps, bias: biasOf(noises, start) };
}

function biasOf(noises: readonly Matrix[], start: Int32Array): Matrix {
  const bias = matrixOf(noises.length, noises.length);
  noises.forEach(({ rows, columns, data: left }, a) => {
    for (let b = 0; b <= a; b++) {
      const right = noises[b]?.data ?? left;
      let sum = 0;
      for (let i = 0; i < rows; i++) {
        for (let at = i * columns + (start[i] ?? 0); at < (i + 1) * columns; at++) {
          sum += (left[at] ?? NaN) * (right[at] ?? NaN);
        }
      }
      bias.data[a * noises.length + b] = sum;
      bias.data[b * noises.length + a] = sum;
    }
  });
  return bias;
}

/** Eᵀu. */
function timesRows(vector: Float64Array, { rows, columns, data }: Matrix, start: Int32Array): Float64Array {
  const product = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const factor = vector[i] ?? NaN;
    for (let j = start[i] ?? 0; j < columns; j++) {
      product[j] = (product[j] ?? NaN) + factor * (data[i * columns + j] ?? NaN);
    }
  }
  return product;
}

/** S += sign · w wᵀ, upper half. */
function addSquare({ columns, data }: Matrix, w: Float64Array | undefined, sign: number): void {
  if (w === undefined) {
    return;
  }
  for (let i = 0; i < columns; i++) {
    const factor = sign * (w[i] ?? NaN);
    for (let j = i; j < columns; j++) {
      data[i * columns + j] = (data[i * columns + j] ?? NaN) + factor * (w[j] ?? NaN);
    }
  }
}
