import { matrixOf, multiply } from '@liesweep/lie';
import { preconditionerOf } from './preconditioner-of.js';
import type { StackSystem } from './stack.js';

/**
 * What was trained, in the coordinates of the features: vec 𝒲 = T w of linear generators, other parameters as they are.
 *
 * In float64: rounded to float32 first, the product 𝒲·R of the largest singular value σ would be off by 6e-8 σ.
 *
 * @param parameters w of any number of generators, one after another
 * @returns vec 𝒲 of each, in the same order
 */
export function generatorsOf(
  parameters: Float32Array,
  system: Pick<StackSystem, 'parameterisation' | 'preconditioner'>,
): Float64Array {
  const preconditioner = preconditionerOf(system);
  if (preconditioner === undefined) return Float64Array.from(parameters);
  const { transform } = preconditioner;
  const p = transform.rows;
  return multiply(matrixOf(parameters.length / p, p, parameters), transform).data; // wᵀT = (T w)ᵀ: T is symmetric
}
