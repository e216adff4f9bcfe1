import { matMul, mul, ones, sign } from '@tensorflow/tfjs-core';
import type { Oracle } from '../oracle.js';

/** φ(x) = Σ_j |x_j|. ∇φ = sign(x): on the whole plane no linear generator keeps it. */
export function l1(dimension: number): Oracle {
  return {
    labelCount: 1,
    vectorCount: 1,
    evaluate: (x) => matMul(mul(x, sign(x)), ones([dimension, 1])),
    gradient: (x) => [x.map(Math.sign)],
  };
}
