import { dataOf } from './data/index.js';
import { parameterisationOf } from './parameterisations/index.js';
import type { SweepSpec } from './sweep-spec.js';
import { blockCount } from './unknowns-of-system.js';

/** Samples to plan with where only the data file knows them. */
const ASSUMED_SAMPLES = 1000;

/**
 * The n of the real matrices that take as much memory and time as a system's generators: what plans count in. It is n
 * itself for real linear generators, and need not be whole for others.
 */
export function equivalentDimension({ system, data }: Pick<SweepSpec, 'system' | 'data'>, dimension: number): number {
  const { field, parameterisation } = system;
  const definition = parameterisationOf(parameterisation);
  const samples = dataOf(data).sampleCount?.(data) ?? ASSUMED_SAMPLES;
  return Math.sqrt(blockCount(system) * definition.equivalentEntries(parameterisation, { dimension, field }, samples));
}
