import { matrixOf, symmetricEigen } from '@liesweep/lie';
import { generalisedEigen } from '../algebra/generalised-eigen.js';
import { combineFields } from '../fields/combine-fields.js';
import { meanWeights } from './defect-spectrum.js';
import type { JudgedLabel } from './judged-label.js';

/** Below this ratio of the eigenvalues of G some field is hardly weighed. */
const FLAT_BELOW = 1e-6;

/** Some field is hardly weighed: the labels change only where it vanishes. */
export function isFlat(judged: readonly JudgedLabel[]): boolean {
  const { values } = symmetricEigen(meanWeights(judged));
  return !((values[0] ?? NaN) >= FLAT_BELOW * (values.at(-1) ?? NaN));
}

/** r, the noise of the gradient as a share of it: r² = λ_max of the noise in place of the gradient in G, against G. */
export function gradientNoiseOf(judged: readonly JudgedLabel[], covariance: number): number {
  const noise = combineFields(
    judged.map(({ noiseWeights, weights }) => noiseWeights[covariance] ?? matrixOf(weights.rows, weights.columns)),
    judged.map(() => 1 / judged.length),
  );
  return Math.sqrt(Math.max(0, generalisedEigen(noise, meanWeights(judged)).values.at(-1) ?? NaN));
}
