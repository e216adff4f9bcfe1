import { EigenvalueDecomposition, Matrix as MlMatrix } from 'ml-matrix';
import type { AnsatzBlock } from './ansatz.js';
import type { StandardFeatures } from './standard-dictionary.js';

/** The share of the largest eigenvalue of a correlation matrix below which features depend on each other. */
const DEPENDENT_BELOW = 1e-14;

/** A spread that is less than this share of the mean is rounding. */
const CONSTANT_BELOW = 1e-13;

/**
 * Standard features of a block, from all its copies at all samples:
 *
 *     z = B⁻¹(x − μ),   B = D C^½ with D the standard deviations and C the correlations
 *
 * so that neither units nor an origin or a mixing of the features mean anything. Without constants in the dictionary the origin
 * means something, and μ = 0. Where features depend on each other there is no such B, and C is taken as 1: functions of them
 * vanish on the data then, and are found by their values.
 */
export function standardFeatures(
  { copies, dictionary: { dimension: n, exponents } }: AnsatzBlock,
  samples: Float64Array,
  sampleLength: number,
): StandardFeatures {
  const hasConstant = exponents.some((powers) => powers.every((power) => power === 0));
  const isShifted = hasConstant || exponents.length === 0;
  // The mean over all copies at all samples, of what is at a feature of a copy.
  const meanOf = (values: (entry: (j: number) => number) => number): number => {
    let sum = 0;
    for (let at = 0; at < samples.length; at += sampleLength) {
      for (const copy of copies) sum += values((j) => samples[at + (copy[j] ?? NaN)] ?? NaN);
    }
    return sum / ((samples.length / sampleLength) * copies.length);
  };
  const mean = Float64Array.from({ length: n }, (_, j) => (isShifted ? meanOf((entry) => entry(j)) : 0));
  const spread = Float64Array.from({ length: n }, (_, j) => {
    const size = Math.sqrt(meanOf((entry) => (entry(j) - (mean[j] ?? NaN)) ** 2));
    return size <= CONSTANT_BELOW * Math.abs(mean[j] ?? NaN) || size === 0 ? 1 : size;
  });
  const correlations = new MlMatrix(n, n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const unit = (value: number, k: number): number => (value - (mean[k] ?? NaN)) / (spread[k] ?? NaN);
      const entry = meanOf((at) => unit(at(i), i) * unit(at(j), j));
      correlations.set(i, j, entry).set(j, i, entry);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(correlations, { assumeSymmetric: true });
  const isSpanned = Math.min(...realEigenvalues) > DEPENDENT_BELOW * Math.max(...realEigenvalues);
  const power = (exponent: number): MlMatrix =>
    eigenvectorMatrix
      .mmul(MlMatrix.diag(realEigenvalues.map((value) => (isSpanned ? value ** exponent : 1))))
      .mmul(eigenvectorMatrix.transpose());
  return {
    mean,
    toRaw: power(0.5).mulColumnVector([...spread]),
    fromRaw: power(-0.5).divRowVector([...spread]),
  };
}
