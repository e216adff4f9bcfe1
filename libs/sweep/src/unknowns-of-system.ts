import { parameterisationOf } from './parameterisations/index.js';
import { labelActionOf } from './label-actions/index.js';
import type { LinearUnknowns } from './parameterisations/define-parameterisation.js';
import type { ParticlesSpec } from './particles.js';
import type { SystemSpec } from './sweep-spec.js';

/** Fields of a system, one for each particle that moves by a field of its own: q, or 1. */
export function blockCount({ particles }: { readonly particles?: ParticlesSpec | undefined }): number {
  return particles?.tied === false ? particles.count : 1;
}

/**
 * The unknowns of one generator of a system in dimension n, those of all its blocks; undefined where generators form no
 * linear space.
 */
export function unknownsOfSystem(
  { field, parameterisation, particles }: Pick<SystemSpec, 'field' | 'parameterisation' | 'particles'>,
  dimension: number,
): LinearUnknowns | undefined {
  const unknowns = parameterisationOf(parameterisation).unknowns?.(parameterisation, { dimension, field });
  const blocks = blockCount({ particles });
  if (unknowns === undefined || blocks === 1) return unknowns;
  return { count: blocks * unknowns.count, formula: `${String(blocks)}(${unknowns.formula})` };
}

/**
 * The unknowns that a system's rows have to determine: those of one generator, and those of the labels' own action where it is
 * free. With fewer rows what is found is no symmetry.
 *
 * @param labelCount k, the labels of all oracles
 */
export function unknownsOfRows(
  system: Pick<SystemSpec, 'field' | 'parameterisation' | 'particles' | 'labelAction'>,
  dimension: number,
  labelCount: number,
): LinearUnknowns | undefined {
  const unknowns = unknownsOfSystem(system, dimension);
  const { labelAction } = system;
  const ofLabels = labelAction && labelActionOf(labelAction).unknowns?.(labelAction, labelCount);
  if (unknowns === undefined || ofLabels === undefined || ofLabels === 0) return unknowns;
  return { count: unknowns.count + ofLabels, formula: `${unknowns.formula} + ${String(ofLabels)} of the labels` };
}
