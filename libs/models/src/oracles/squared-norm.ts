import { matMul, ones, square } from '@tensorflow/tfjs-core';
import type { Oracle } from '../oracle.js';

/** φ(x) = ‖x‖², kept by SO(n). ∇φ = 2x. */
export function squaredNorm(dimension: number): Oracle {
  return {
    labelCount: 1,
    vectorCount: 1,
    evaluate: (x) => matMul(square(x), ones([dimension, 1])),
    gradient: (x) => [x.map((value) => 2 * value)],
  };
}
