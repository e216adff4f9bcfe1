import {
  logSumExp,
  mean,
  mul,
  oneHot,
  square,
  sub,
  sum,
  tensor1d,
  type Scalar,
  type Tensor2D,
} from '@tensorflow/tfjs-core';

/** The mean squared error of k labels, (1/mk) Σ (ŷ − y)². */
export function meanSquaredError(predicted: Tensor2D, labels: Tensor2D): Scalar {
  return mean(square(sub(predicted, labels)));
}

/**
 * The cross entropy of classes, (1/m) Σ_i [log Σ_c exp z_ic − z_i,y(i)].
 *
 * @param logits z, shape [m, k]
 * @param classes y, m numbers 0 … k − 1
 */
export function crossEntropy(logits: Tensor2D, classes: ArrayLike<number>): Scalar {
  const chosen = oneHot(tensor1d(Int32Array.from(classes), 'int32'), logits.shape[1]); // [m, k]
  return mean(sub(logSumExp(logits, 1), sum(mul(logits, chosen), 1)));
}
