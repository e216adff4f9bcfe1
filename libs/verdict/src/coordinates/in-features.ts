import { realForms } from '@liesweep/lie';
import type { GeneratorShape } from '@liesweep/sweep';
import { conjugate, type StandardCoordinates } from './standard-coordinates.js';
import { vecOfRealForm } from './vec-of-real-form.js';

/**
 * A generator 𝒲' of z as one of the features, 𝒲 = B𝒲'B⁻¹, which has the same brackets and structure constants.
 *
 * @param vec 𝒲', see `GeneratorShape`
 * @returns vec 𝒲
 */
export function inFeatures(
  vec: ArrayLike<number>,
  shape: GeneratorShape,
  { toRaw, fromRaw }: Pick<StandardCoordinates, 'toRaw' | 'fromRaw'>,
): Float64Array {
  const [form] = realForms(vec, shape);
  return form === undefined
    ? Float64Array.from(vec)
    : vecOfRealForm(conjugate(form, { toRaw: fromRaw, fromRaw: toRaw }), shape);
}
