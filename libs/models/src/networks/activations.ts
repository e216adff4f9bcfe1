import { maximum, sigmoid, softplus, tanh, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Activation } from './network.js';

/** An activation over tensors, and in float64 with its slope. */
interface ActivationForms {
  readonly apply: (units: Tensor2D) => Tensor2D;
  readonly value: (unit: number) => number;
  readonly slope: (unit: number) => number;
}

const logistic = (unit: number): number => 1 / (1 + Math.exp(-unit));

/** Every activation in both forms, the independent float64 one for the referee. */
export const ACTIVATIONS: Readonly<Record<Activation, ActivationForms>> = {
  identity: { apply: (units) => units, value: (unit) => unit, slope: () => 1 },
  tanh: { apply: (units) => tanh(units), value: Math.tanh, slope: (unit) => 1 - Math.tanh(unit) ** 2 },
  softplus: {
    apply: (units) => softplus(units),
    value: (unit) => Math.max(unit, 0) + Math.log1p(Math.exp(-Math.abs(unit))),
    slope: logistic,
  },
  // As a maximum: the gradient of relu is a step, which a compiled loop does not have.
  relu: {
    apply: (units) => maximum(units, 0),
    value: (unit) => Math.max(unit, 0),
    slope: (unit) => (unit >= 0 ? 1 : 0),
  },
  sigmoid: {
    apply: (units) => sigmoid(units),
    value: logistic,
    slope: (unit) => logistic(unit) * (1 - logistic(unit)),
  },
};
