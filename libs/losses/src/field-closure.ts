import { GENERATOR_NORM_SQUARED } from '@liesweep/lie';
import { matMul, mul, reshape, square, sub, type Tensor1D, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { antisymmetrize } from './antisymmetrize.js';
import { sumOverRows } from './sum-over-rows.js';

/**
 * Closure of vector fields: the Lie bracket of every pair must be a combination of the fields with constant coefficients.
 *
 *     L_clos = Σ_{a<b} ‖ [v_a, v_b] − Σ_c a_abc v_c ‖²,   ⟨u, v⟩ = n · mean u·v / mean ‖x‖²
 *
 * For linear fields on isotropic data it is the closure of their matrices: the bracket has the sign of these,
 * Dv_a·v_b − Dv_b·v_a, so that structure constants agree too. Projected constants, a_abc = ⟨[v_a, v_b], v_c⟩ / 2, are the least-squares ones over the samples where the fields are orthogonal of
 * norm² 2.
 *
 * @param fields v_a at the samples, scaled so that their inner product is the one above, shape [B, N_g, M]
 * @param brackets [v_a, v_b], scaled alike, for all ordered pairs, shape [B, N_g², M]
 * @param structureConstants a, shape [B, N_g², N_g], of which the part antisymmetric in (a, b) counts; undefined to project
 * @returns shape [B], dimensionless; padded fields are zero and add nothing
 */
export function fieldClosure(fields: Tensor3D, brackets: Tensor3D, structureConstants?: Tensor3D): Tensor1D {
  const count = fields.shape[1];
  const constants: Tensor3D =
    structureConstants === undefined
      ? mul(matMul(brackets, fields, false, true), 1 / GENERATOR_NORM_SQUARED)
      : antisymmetrize(structureConstants, count);
  const residuals = sub(brackets, matMul(constants, fields)); // [B, N_g², M]
  const squares: Tensor2D = reshape(square(residuals), [-1, brackets.shape[1] * brackets.shape[2]]);
  return mul(sumOverRows(squares), 0.5); // every pair stands twice
}
