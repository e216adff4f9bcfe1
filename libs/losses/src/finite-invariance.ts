import { add, div, matMul, mul, reshape, square, sub, type Tensor1D, type Tensor2D, type Tensor4D, transpose } from '@tensorflow/tfjs-core';
import { sumOverRows } from './sum-over-rows.js';

/**
 * Invariance in the slides' finite form: a step ε along every generator keeps the oracle's labels.
 *
 *     L_inv = Σ_a (1/m) Σ_i ‖[φ(x_i + ε 𝒲_a x_i) − φ(x_i)] / ε‖²        slides (4)
 *
 * Its floor is near 1e-6 at ε = 1e-3, because an exact finite rotation needs second order in ε.
 *
 * @param generators 𝒲, shape [B, N_g, n, n]
 * @param samples x, shape [m, n]
 * @param oracle φ, [·, n] → [·, k], differentiable
 * @param epsilon ε, dimensionless, > 0
 * @returns shape [B], in units of φ²; a padded generator is zero and adds nothing
 */
export function finiteInvariance(generators: Tensor4D, samples: Tensor2D, oracle: (x: Tensor2D) => Tensor2D, epsilon: number): Tensor1D {
  const [, generatorCount, n] = generators.shape;
  const [sampleCount] = samples.shape;
  const labels = oracle(samples); // [m, k]
  const labelCount = labels.shape[1];
  const flat = reshape(generators, [-1, n]); // [B·N_g·n, n]
  const velocities = transpose(reshape(matMul(flat, samples, false, true), [-1, n, sampleCount]), [0, 2, 1]); // [B·N_g, m, n]
  const moved = add(reshape(samples, [1, sampleCount, n]), mul(velocities, epsilon)); // [B·N_g, m, n]
  const movedLabels = reshape(oracle(reshape(moved, [-1, n])), [-1, sampleCount, labelCount]); // [B·N_g, m, k]
  const changes = div(sub(movedLabels, reshape(labels, [1, sampleCount, labelCount])), epsilon); // [B·N_g, m, k]
  const squares: Tensor2D = reshape(square(changes), [-1, generatorCount * sampleCount * labelCount]); // [B, N_g·m·k]
  return div(sumOverRows(squares), sampleCount);
}
