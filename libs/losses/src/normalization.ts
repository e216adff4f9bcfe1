import { GENERATOR_NORM_SQUARED } from '@liesweep/lie';
import { mul, reshape, square, sub, sum, type Tensor1D, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { customGradient } from './custom-gradient.js';

/**
 * Normalization: every generator has squared Frobenius norm 2, so that the trivial generator 0 is no solution.
 *
 *     L_norm = Σ_a (‖𝒲_a‖² − 2)²        slides (5)
 *
 * Departure: (5) prints 𝒲_jk 𝒲*_kj; read literally it is −2 for a rotation. We take the norm, 𝒲 times its adjoint.
 *
 * @param generators vec 𝒲, shape [B, N_g, p]
 * @param mask shape [B, N_g], 1 where the trial has that generator and 0 where it is padding
 * @returns shape [B], dimensionless, ≥ 0; differentiable in `generators`: dL/d𝒲 = 4 (‖𝒲‖² − 2) 𝒲
 */
export function normalization(generators: Tensor3D, mask: Tensor2D): Tensor1D {
  return customGradient(
    [generators],
    (w) => {
      const excess = mul(sub(sum(square(w), 2), GENERATOR_NORM_SQUARED), mask); // [B, N_g]
      const value = sum(square(excess), 1); // [B]
      return { value, saved: [w, excess] };
    },
    (dy, [generatorsSaved, excessSaved]) => {
      const scale = mul(mul(excessSaved, 4), reshape(dy, [-1, 1])); // [B, N_g]
      return mul(generatorsSaved, reshape(scale, [-1, scale.shape[1] ?? 0, 1])); // [B, N_g, p]
    },
  );
}
