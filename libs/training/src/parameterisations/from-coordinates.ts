import { matMul, reshape, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';

/**
 * Linear generators from the coordinates that are trained: vec 𝒲 = T w.
 *
 * @param coordinates w, shape [B, N_g, p]; padded generators are zero and stay so
 * @param transform T, shape [p, p], symmetric
 * @returns vec 𝒲, shape [B, N_g, p]; differentiable in `coordinates`
 */
export function fromCoordinates(coordinates: Tensor3D, transform: Tensor2D): Tensor3D {
  const [, generatorCount, p] = coordinates.shape;
  return reshape(matMul(reshape(coordinates, [-1, p]), transform), [-1, generatorCount, p]);
}
