import { parameterisationOf } from './parameterisations/index.js';
import type { SystemSpec } from './sweep-spec.js';

/**
 * True of a system whose generators are fields given by coefficients of functions, block by block: affine fields and
 * dictionaries; and matrices, which are fields of degree 1, where labels move or every particle has a field of its own.
 */
export function hasCoefficients({
  parameterisation,
  particles,
  labelAction,
}: Pick<SystemSpec, 'parameterisation' | 'particles' | 'labelAction'>): boolean {
  return (
    parameterisationOf(parameterisation).generators === 'coefficients' ||
    labelAction !== undefined ||
    particles?.tied === false
  );
}
