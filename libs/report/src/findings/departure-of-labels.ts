import { flow } from '@liesweep/fields';
import { LABELS_STAY, type SystemSpec } from '@liesweep/sweep';
import { spreadsOf } from './change-of-labels.js';
import type { ActingField } from './field-action.js';
import { labelMotion } from './label-motions.js';
import { motionConstants, movedLabels } from './moved-labels.js';
import { systemFormula } from './system-formula.js';

/** Samples that are followed. */
const FOLLOWED = 12;

/** Labels that move are followed with no more constants than this: their fit would take too long. */
const MOST_CONSTANTS = 200;

/** What labels are followed along. */
export interface MovedSystem {
  readonly system: SystemSpec;
  readonly field: ActingField;
  readonly samples: readonly Float64Array[];
  readonly labels: (sample: Float64Array) => readonly number[];
  readonly duration: number;
  /** The features of a particle. */
  readonly n: number;
}

/**
 * How far labels of moved samples, f(exp(tv)x), are from labels that were moved themselves, exp(tV)f(x): the largest difference over
 * the spread of the label on the data; null where it cannot be told.
 */
export function departureOfLabels({ system, field, samples, labels, duration, n }: MovedSystem): number | null {
  const formula = systemFormula(system, { dimension: n, field: system.field });
  const labelCount = labels(samples[0] ?? new Float64Array(n)).length;
  const motion = labelMotion(system.labelAction ?? LABELS_STAY, field, n, labelCount);
  if (formula === null || motion.freeCount > MOST_CONSTANTS) return null;
  const spreads = spreadsOf(samples.map(labels));
  const constants = motionConstants(motion, samples.slice(FOLLOWED), labels, (x) => {
    const v = field.ofSample(x);
    return formula.gradient(x).map((row) => row.reduce((sum, slope, at) => sum + slope * (v[at] ?? Number.NaN), 0));
  });
  const differences = samples.slice(0, FOLLOWED).flatMap((start) => {
    const [end] = flow(field.ofSample, start, [duration]);
    const { found, expected } = movedLabels(field, motion, constants, labels, [start, end ?? start], duration);
    return expected.map((value, k) => Math.abs((found[1]?.[k] ?? Number.NaN) - value) / (spreads[k] ?? Number.NaN));
  });
  const largest = Math.max(0, ...differences);
  return Number.isFinite(largest) ? largest : null;
}
