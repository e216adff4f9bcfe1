import { matMul, ones, square, type Tensor2D } from '@tensorflow/tfjs-core';
import { realDimension, type GeneratorShape } from '@liesweep/sweep';

/** ‖x‖² over tensors. */
export function squaredNorm(_: object, shape: GeneratorShape): (x: Tensor2D) => Tensor2D {
  return (x) => matMul(square(x), ones([realDimension(shape), 1]));
}
