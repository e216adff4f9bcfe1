import { matMul, ones, sqrt, square, type Tensor2D } from '@tensorflow/tfjs-core';
import { realDimension, type GeneratorShape } from '@liesweep/sweep';

/** ‖x‖ over tensors. */
export function norm(_: object, shape: GeneratorShape): (x: Tensor2D) => Tensor2D {
  return (x) => sqrt(matMul(square(x), ones([realDimension(shape), 1])));
}
