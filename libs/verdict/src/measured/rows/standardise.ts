import { rootMeanSquare } from './whiten.js';

/** Below this share of the largest label the labels do not vary. */
const CONSTANT_BELOW = 1e-12;

/** A label with mean 0 and mean square 1: y = mean + deviation · standard. */
export interface StandardLabel {
  readonly standard: Float64Array;
  /** In the units of y. */
  readonly mean: number;
  readonly deviation: number;
}

/** The label in standard units; null when it is constant or not finite. */
export function standardise(y: Float64Array): StandardLabel | null {
  const largest = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const mean = y.reduce((sum, value) => sum + value / y.length, 0);
  const deviation = rootMeanSquare(y.map((value) => value - mean));
  return deviation > CONSTANT_BELOW * largest && Number.isFinite(deviation)
    ? { standard: y.map((value) => (value - mean) / deviation), mean, deviation }
    : null;
}
