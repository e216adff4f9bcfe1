import { matrixOf, symmetricEigen } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { estimateOf, factorOf, lowerDefect, upperDefect } from './bound-defects.js';
import type { DefectAllowance } from './bound-defects.js';
import { defectSpectrum } from './defect-spectrum.js';
import { addNoise, energyNoise, noiseAlong } from './energy-noise.js';
import type { JudgedLabel } from './judged-label.js';
import { largestEnergy, smallestEnergy } from './solve-energy.js';

/** The largest relative defect over the span of named generators. */
export interface CandidateDefect {
  /** With the expected noise subtracted. */
  readonly estimate: number;
  /** At level α each. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * Bounds of the largest relative defect over a span that was not tuned to the labels, so that nothing is projected out.
 *
 * Upper: the energy of an orthonormal basis, which is at least the largest. Departure, lower: the mean energy of that basis,
 * which is at most the largest, and unlike the largest is not picked by its noise.
 *
 * @param candidates fields in whitened coordinates, linearly independent
 * @param allowances one per covariance; the wider interval counts
 * @returns null for no candidate
 */
export function candidateDefect(
  labels: readonly JudgedLabel[],
  candidates: readonly Matrix[],
  allowances: readonly DefectAllowance[],
): CandidateDefect | null {
  if (candidates.length === 0) {
    return null;
  }
  const { fields, defects } = defectSpectrum(labels, candidates);
  const total = defects.reduce((sum, defect) => sum + defect * defect, 0);
  const intervals = allowances.map((allowance, covariance) => {
    const bias = matrixOf(fields.length, fields.length);
    const noises = labels.map((label) => {
      const size = label.slope.rows;
      const moment = matrixOf(size, size);
      const along = fields.map((field) => noiseAlong(label, factorOf(label, covariance), field, labels.length));
      along.forEach((noise, a) => {
        addNoise(moment, noise, label.derivatives.start);
        along.forEach(({ data }, b) => {
          const at = a * fields.length + b;
          bias.data[at] = noise.data.reduce((sum, entry, e) => sum + entry * (data[e] ?? NaN), bias.data[at] ?? NaN);
        });
      });
      return energyNoise(moment, matrixOf(size, size), label.freedom, labels.length);
    });
    const estimate = estimateOf(total, noises);
    const corrected = matrixOf(
      fields.length,
      fields.length,
      bias.data.map(
        (entry, at) => (at % (fields.length + 1) === 0 ? (defects[at / (fields.length + 1)] ?? NaN) ** 2 : 0) - entry,
      ),
    );
    return {
      estimate: Math.sqrt(Math.max(0, symmetricEigen(corrected).values.at(-1) ?? NaN)),
      lower: lowerDefect(smallestEnergy(estimate, allowance.quantile) / fields.length, allowance),
      upper: upperDefect(largestEnergy(estimate, allowance.quantile), allowance),
    };
  });
  return {
    estimate: intervals[0]?.estimate ?? NaN,
    lower: Math.min(...intervals.map(({ lower }) => lower)),
    upper: Math.max(...intervals.map(({ upper }) => upper)),
  };
}
