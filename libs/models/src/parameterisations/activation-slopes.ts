import { cast, customGrad, greaterEqual, mul, sigmoid, square, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { Activation } from '@liesweep/sweep';

/**
 * σ′ over tensors, itself differentiable, by ops that do not know the size of the stack.
 *
 * @param z what the activation was applied to
 * @param value σ(z)
 */
type ActivationSlope = (z: Tensor, value: Tensor) => Tensor;

/** 1 where z ≥ 0, else 0; its own derivative is 0 almost everywhere. */
function unitStep(z: Tensor): Tensor {
  const mask = customGrad((...args) => {
    const [input] = args as unknown as [Tensor];
    return { value: cast(greaterEqual(input, 0), 'float32'), gradFunc: (dy: Tensor) => mul(dy, 0) };
  });
  return mask(z);
}

/** The slope of every activation of a field. */
export const ACTIVATION_SLOPES: Readonly<Record<Activation, ActivationSlope>> = {
  tanh: (_, value) => sub(1, square(value)),
  softplus: (z) => sigmoid(z),
  relu: (z) => unitStep(z),
};
