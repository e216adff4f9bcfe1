import { matMul, ones, sqrt, square } from '@tensorflow/tfjs-core';
import type { Oracle } from '../oracle.js';

/** φ(x) = ‖x‖, kept by SO(n). ∇φ = x/‖x‖. */
export function norm(dimension: number): Oracle {
  return {
    labelCount: 1,
    vectorCount: 1,
    evaluate: (x) => sqrt(matMul(square(x), ones([dimension, 1]))),
    gradient: (x) => {
      const length = Math.hypot(...x);
      return [x.map((value) => value / length)];
    },
  };
}
