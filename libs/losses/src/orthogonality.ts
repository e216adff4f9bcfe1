import { eye, matMul, mul, reshape, square, sub, sum, type Tensor1D, type Tensor3D } from '@tensorflow/tfjs-core';
import { customGradient } from './custom-gradient.js';

/**
 * Orthogonality: distinct generators are orthogonal in the Frobenius inner product.
 *
 *     L_orth = Σ_{a<b} ⟨𝒲_a, 𝒲_b⟩²        slides (6)
 *
 * @param generators vec 𝒲, shape [B, N_g, p]; padded generators are zero and add nothing
 * @returns shape [B], dimensionless; exactly 0 for N_g = 1; differentiable: dL/d𝒲_a = 2 Σ_{b≠a} ⟨𝒲_a, 𝒲_b⟩ 𝒲_b
 */
export function orthogonality(generators: Tensor3D): Tensor1D {
  const offDiagonal = reshape(sub(1, eye(generators.shape[1])), [1, generators.shape[1], generators.shape[1]]);
  return customGradient(
    [generators],
    (w) => {
      const overlaps = mul(matMul(w, w, false, true), offDiagonal); // [B, N_g, N_g]
      const value = mul(sum(square(overlaps), [1, 2]), 0.5); // [B]
      return { value, saved: [w, overlaps] };
    },
    (dy, [generatorsSaved, overlapsSaved]) => {
      return matMul(mul(overlapsSaved, reshape(mul(dy, 2), [-1, 1, 1])), generatorsSaved); // [B, N_g, p]
    },
  );
}
