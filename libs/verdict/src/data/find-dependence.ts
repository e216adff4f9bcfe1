import type { StandardCoordinates } from '../coordinates/standard-coordinates.js';
import { LEAST_SPREAD } from '../coordinates/standard-coordinates.js';

/** A linear relation that the features keep within their precision: Σ_j coefficients_j x_j = 0. */
export interface Dependence {
  /** In the units of the features, r numbers, the largest term (coefficient times rms) that of 1; small ones are 0. */
  readonly coefficients: Float64Array;
  /** The feature that the others give, the one with the largest term. */
  readonly feature: number;
  /** Root mean square of what is left of the relation, relative to the features: what the rounding of the data leaves. */
  readonly spread: number;
}

/** What is left of a true relation is as large as rounding predicts, give or take a little; twice that is taken for it. */
const ROOM = 2;

/** Terms of a relation smaller than this share of the largest do not belong to it. */
const MINOR_BELOW = 1e-3;

/**
 * The linear relation between the features, if they keep one within their precision: then some direction has no samples but
 * rounding, and what is found along it is no symmetry.
 *
 * @param quanta of `columnQuantum`, r numbers; absent for data that are drawn
 */
export function findDependence(
  { spread, thinnest, rms }: StandardCoordinates,
  quanta?: Float64Array,
): Dependence | undefined {
  const rounding = Math.sqrt(
    thinnest.reduce((sum, entry, j) => sum + (entry * ((quanta?.[j] ?? 0) / (rms[j] ?? Number.NaN))) ** 2 / 12, 0),
  );
  if (!(spread <= Math.max(LEAST_SPREAD, ROOM * rounding))) return undefined;
  const feature = thinnest.reduce((best, entry, j) => (Math.abs(entry) > Math.abs(thinnest[best] ?? 0) ? j : best), 0);
  const largest = thinnest[feature] ?? Number.NaN;
  const lead = largest / (rms[feature] ?? Number.NaN);
  const coefficients = thinnest.map((entry, j) =>
    Math.abs(entry) < MINOR_BELOW * Math.abs(largest) ? 0 : entry / (rms[j] ?? Number.NaN) / lead,
  );
  return { coefficients, feature, spread };
}
