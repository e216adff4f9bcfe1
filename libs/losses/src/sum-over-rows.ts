import { matMul, ones, reshape, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';

/**
 * The sum of each row, as a product with a vector of ones.
 *
 * tfjs differentiates `sum` through a tensor of ones in the input's shape, which ties a traced graph to one stack size;
 * a product does not.
 *
 * @param rows shape [B, c]
 * @returns shape [B]
 */
export function sumOverRows(rows: Tensor2D): Tensor1D {
  return reshape(matMul(rows, ones([rows.shape[1], 1])), [-1]);
}
