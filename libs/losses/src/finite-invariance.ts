import {
  add,
  div,
  matMul,
  mul,
  reshape,
  square,
  sub,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  transpose,
} from '@tensorflow/tfjs-core';
import { realDimension, type GeneratorShape } from '@liesweep/sweep';
import { realForm } from './real-form.js';
import { sumOverRows } from './sum-over-rows.js';

/** φ over tensors, [·, q·r] → [·, k], differentiable. */
type OracleFunction = (x: Tensor2D) => Tensor2D;

/**
 * Invariance in the slides' finite form: a step ε along every generator keeps the oracle's labels.
 *
 *     L_inv = Σ_a (1/m) Σ_i ‖[φ(x_i + ε v_a(x_i)) − φ(x_i)] / ε‖²,   v_a(x) = 𝒲_a x        slides (4)
 *
 * Its floor is near 1e-6 at ε = 1e-3, because an exact finite rotation needs second order in ε.
 *
 * @param generators vec 𝒲, shape [B, N_g, p]
 * @param samples x, shape [m, q·r]: q vectors of r real numbers, each moved by the same generator
 * @param epsilon ε, dimensionless, > 0
 * @returns shape [B], in units of φ²; a padded generator is zero and adds nothing
 */
export function finiteInvariance(
  generators: Tensor3D,
  shape: GeneratorShape,
  samples: Tensor2D,
  oracle: OracleFunction,
  epsilon: number,
): Tensor1D {
  const r = realDimension(shape);
  const vectors: Tensor2D = reshape(samples, [-1, r]); // [m·q, r]
  const flat: Tensor2D = reshape(realForm(generators, shape), [-1, r]); // [B·N_g·r, r]
  const fields: Tensor3D = reshape(matMul(flat, vectors, false, true), [-1, r, vectors.shape[0]]); // [B·N_g, r, m·q]
  return finiteFieldInvariance(fields, generators.shape[1], samples, oracle, epsilon);
}

/** The same for any vector fields. @param fields v_a(x_i), shape [B·N_g, r, m·q] */
export function finiteFieldInvariance(
  fields: Tensor3D,
  generatorCount: number,
  samples: Tensor2D,
  oracle: OracleFunction,
  epsilon: number,
): Tensor1D {
  const [sampleCount, sampleLength] = samples.shape;
  const labels = oracle(samples); // [m, k]
  const labelCount = labels.shape[1];
  const velocities = reshape(transpose(fields, [0, 2, 1]), [-1, sampleCount, sampleLength]); // [B·N_g, m, q·r]
  const moved = add(reshape(samples, [1, sampleCount, sampleLength]), mul(velocities, epsilon)); // [B·N_g, m, q·r]
  const movedLabels = reshape(oracle(reshape(moved, [-1, sampleLength])), [-1, sampleCount, labelCount]); // [B·N_g, m, k]
  const changes = div(sub(movedLabels, reshape(labels, [1, sampleCount, labelCount])), epsilon); // [B·N_g, m, k]
  const squares: Tensor2D = reshape(square(changes), [-1, generatorCount * sampleCount * labelCount]); // [B, N_g·m·k]
  return div(sumOverRows(squares), sampleCount);
}
