import { mul, reshape, square, sum, type Tensor1D, type Tensor3D, type Tensor4D } from '@tensorflow/tfjs-core';
import { customGradient } from './custom-gradient.js';

/**
 * Invariance in its Lie-derivative form, for vector fields: the flow of every field keeps the oracle to first order.
 *
 *     L_inv = Σ_a (1/m) Σ_i ‖dφ(x_i)·v_a(x_i)‖²        slides (4), ε → 0
 *
 * @param fields v_a(x_i), shape [B·N_g, r, m·q], the q vectors of a sample side by side
 * @param gradients ∇φ(x_i)/√m, shape [k, r, m, q]
 * @returns shape [B], in units of φ²; differentiable in `fields`: dL/dv = 2 Σ_k (dφ_k·v) ∇φ_k
 */
export function fieldInvariance(fields: Tensor3D, gradients: Tensor4D, generatorCount: number): Tensor1D {
  const [labelCount, vectorLength, sampleCount, vectorCount] = gradients.shape;
  const slopes = reshape(gradients, [1, labelCount, vectorLength, sampleCount, vectorCount]);
  return customGradient(
    [fields],
    (v) => {
      const byLabel = reshape(v, [-1, 1, vectorLength, sampleCount, vectorCount]);
      const changes = sum(mul(byLabel, slopes), [2, 4], true); // dφ_k·v/√m [B·N_g, k, 1, m, 1]
      const value = sum(square(reshape(changes, [-1, generatorCount, labelCount, sampleCount])), [1, 2, 3]); // [B]
      return { value, saved: [changes, slopes] };
    },
    (dy, [changesSaved, slopesSaved]) => {
      const gradient = sum(mul(changesSaved, slopesSaved), 1); // [B·N_g, r, m, q]
      const byTrial = reshape(gradient, [-1, generatorCount, vectorLength * sampleCount * vectorCount]);
      return reshape(mul(byTrial, reshape(mul(dy, 2), [-1, 1, 1])), [-1, vectorLength, sampleCount * vectorCount]);
    },
  );
}
