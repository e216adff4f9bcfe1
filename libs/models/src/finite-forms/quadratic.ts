import { matMul, mul, ones, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import { realQuadratic, type GeneratorShape } from '@liesweep/sweep';

/** x†Ax over tensors. */
export function quadratic(spec: Parameters<typeof realQuadratic>[0], shape: GeneratorShape): (x: Tensor2D) => Tensor2D {
  const matrix = realQuadratic(spec, shape).map((row) => [...row]);
  return (x) => matMul(mul(matMul(x, tensor2d(matrix)), x), ones([matrix.length, 1]));
}
