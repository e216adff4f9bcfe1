import { parameterCount } from './generator-shape.js';
import type { DataSpec, SweepSpec } from './sweep-spec.js';

/** Entries of a matrix that take the time of one weight of a network at one sample: measured, and rough. */
const ENTRIES_PER_WEIGHT = 0.05;

/** Samples to plan with where only the data file knows them. */
const ASSUMED_SAMPLES = 1000;

/**
 * The n of the real matrices that take as much memory and time as a system's generators: what plans count in. It is n
 * itself for real linear generators, and need not be whole for others.
 */
export function equivalentDimension({ system, data }: Pick<SweepSpec, 'system' | 'data'>, dimension: number): number {
  const { field, parameterisation } = system;
  const entries = parameterCount({ dimension, field });
  switch (parameterisation.kind) {
    case 'linear':
      return Math.sqrt(entries);
    case 'deep-linear':
      return Math.sqrt(entries * parameterisation.layers);
    case 'non-linear': {
      const vectorLength = field === 'complex' ? 2 * dimension : dimension;
      const sizes = [vectorLength, ...parameterisation.hidden, vectorLength];
      const weights = sizes.slice(1).reduce((sum, outputs, layer) => sum + outputs * ((sizes[layer] ?? 0) + 1), 0);
      return Math.sqrt(Math.max(entries, ENTRIES_PER_WEIGHT * weights * sampleCount(data)));
    }
  }
}

function sampleCount(data: DataSpec): number {
  return data.kind === 'normal' ? data.samples : ASSUMED_SAMPLES;
}
