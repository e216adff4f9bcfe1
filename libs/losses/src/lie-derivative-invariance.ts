import { matMul, mul, reshape, square, sum, type Tensor1D, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { customGradient } from './custom-gradient.js';

/**
 * Invariance in its Lie-derivative form: the flow of every generator keeps the oracle to first order.
 *
 *     L_inv = Σ_a (1/m) Σ_i ‖dφ(x_i)·𝒲_a x_i‖² = Σ_a ‖vec(𝒲_a)·R‖²        slides (4), ε → 0
 *
 * For a linear generator the derivative is ⟨∇φ(x) ⊗ x, 𝒲⟩, so all samples enter through one factor R with
 * R Rᵀ = (1/m) Σ_i (∇φ ⊗ x)(∇φ ⊗ x)ᵀ. With R the scaled rows themselves, one column per sample, it is the same sum
 * written out over the samples.
 *
 * @param generators vec 𝒲, shape [B, N_g, p]; padded generators are zero and add nothing
 * @param factor R, shape [p, r]
 * @returns shape [B], in units of φ²; differentiable in `generators`: dL/dvec𝒲 = 2 (vec𝒲·R) Rᵀ
 */
export function lieDerivativeInvariance(generators: Tensor3D, factor: Tensor2D): Tensor1D {
  const [, generatorCount, parameterCount] = generators.shape;
  return customGradient(
    [generators],
    (w) => {
      const derivatives = matMul(reshape(w, [-1, parameterCount]), factor); // [B·N_g, r]
      const value = sum(square(reshape(derivatives, [-1, generatorCount, factor.shape[1]])), [1, 2]); // [B]
      return { value, saved: [derivatives] };
    },
    (dy, [derivativesSaved]) => {
      const gradient = reshape(matMul(derivativesSaved, factor, false, true), [-1, generatorCount, parameterCount]);
      return mul(gradient, reshape(mul(dy, 2), [-1, 1, 1])); // [B, N_g, p]
    },
  );
}
