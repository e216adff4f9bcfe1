import { FORMULA_NOISE, singularValues, type Matrix } from '@liesweep/lie';
import type { FitQuality } from './fit-quality.js';

/** Standard errors that a singular value of exact zero is given room for. */
const CONFIDENCE = 3;

/**
 * How much larger the relative error of a network's gradient is than that of its value, because it wiggles about what it
 * fits: 1.4 to 2.4 where it was measured, on radial, bilinear and quartic labels.
 */
const GRADIENT_FACTOR = 3;

/**
 * The relative error of a network's rows ∇φ ⊗ x, taken from what the network does not explain of held-out labels:
 * √(1 − R²), or √(1 − accuracy) for a classifier, times the factor by which a gradient is worse than its value.
 */
export function networkRowError({ heldOut }: FitQuality): number {
  return GRADIENT_FACTOR * Math.sqrt(Math.max(0, 1 - heldOut));
}

/**
 * The error of the rows of a learned oracle as `certify` takes it: a bound on the singular values of exact zeros, relative
 * to the largest.
 *
 * By Weyl's inequality an error δR moves no singular value by more than ‖δR‖₂ ≤ ‖δR‖_F, and
 * ‖δR‖_F = rowError · ‖R‖_F. So zeros stay below 3 · rowError · ‖R‖_F / σ₁.
 *
 * @param factor of `factorRows`
 * @param rowError relative to the rows, dimensionless
 * @returns at least the noise of a formula, at most 1
 */
export function rowNoise(factor: Matrix, rowError: number): number {
  const values = singularValues(factor);
  const bound = (CONFIDENCE * rowError * Math.hypot(...values)) / (values[0] ?? Number.NaN);
  return Math.min(1, Math.max(FORMULA_NOISE, bound));
}
