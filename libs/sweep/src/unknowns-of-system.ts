import { parameterisationOf } from './parameterisations/index.js';
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
