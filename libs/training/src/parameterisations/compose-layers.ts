import { realForm } from '@liesweep/losses';
import { parameterCount, realDimension, type GeneratorShape } from '@liesweep/sweep';
import { matMul, reshape, split, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';

/**
 * The products 𝒲 = 𝒲_L … 𝒲_2 𝒲_1 of deep-linear generators. A padded generator, whose layers are all zero, stays zero:
 * so does its gradient.
 *
 * @param parameters vec 𝒲_1, …, vec 𝒲_L side by side, shape [B, N_g, L·p]
 * @returns vec 𝒲, shape [B, N_g, p]; differentiable
 */
export function composeLayers(parameters: Tensor3D, layers: number, shape: GeneratorShape): Tensor3D {
  if (layers === 1) return parameters;
  const [r, entries, generatorCount] = [realDimension(shape), parameterCount(shape), parameters.shape[1]];
  const [first, ...others] = split(parameters, layers, 2);
  const product = others.reduce<Tensor>(
    (columns, layer) => matMul(reshape(realForm(layer as Tensor3D, shape), [-1, r, r]), columns),
    reshape(first as Tensor3D, [-1, r, shape.dimension]), // the first block column of the real form: vec 𝒲_1 itself
  );
  return reshape(product, [-1, generatorCount, entries]);
}
