import { matMul, mul, ones, sign, type Tensor2D } from '@tensorflow/tfjs-core';
import type { GeneratorShape } from '@liesweep/sweep';

/** Σ |x_j| over tensors. */
export function l1(_: object, { dimension }: GeneratorShape): (x: Tensor2D) => Tensor2D {
  return (x) => matMul(mul(x, sign(x)), ones([dimension, 1]));
}
