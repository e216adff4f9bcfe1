import { add, div, mul, pow, scalar, sqrt, square, sub, type Scalar, type Tensor } from '@tensorflow/tfjs-core';

/** Decay of the first and second moment, and the guard against a division by zero (Kingma & Ba, 2015). */
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** Parameters with their decayed sums of gradients and squared gradients. */
export interface AdamState {
  readonly parameters: Tensor;
  /** Σ β₁^age g, which is m / (1 − β₁). */
  readonly gradientSum: Tensor;
  /** Σ β₂^age g², which is v / (1 − β₂). */
  readonly squareSum: Tensor;
}

/**
 * The size of Adam's step t = 1, 2, … with both bias corrections in it, for moments kept as plain sums.
 *
 *     x ← x − η (m/(1 − β₁ᵗ)) / (√(v/(1 − β₂ᵗ)) + ε̂),  ε̂ = ε/√(1 − β₂ᵗ)
 *
 * With ε̂ the correction of the second moment leaves the root, so that a step of all parameters is one division (the
 * paper's own remark in its section 2). At the first step ε̂ is 3.2e-7.
 */
export function adamStepSize(learningRate: Tensor, t: Tensor): Scalar {
  const first = sub(1, pow(scalar(BETA1), t));
  const second = sqrt(sub(1, pow(scalar(BETA2), t)));
  return mul(learningRate, mul(div(second, first), (1 - BETA1) / Math.sqrt(1 - BETA2)));
}

/** One step of Adam, as a pure function. @param stepSize of `adamStepSize` */
export function adam(state: AdamState, gradient: Tensor, stepSize: Tensor): AdamState {
  const gradientSum = add(mul(state.gradientSum, BETA1), gradient);
  const squareSum = add(mul(state.squareSum, BETA2), square(gradient));
  const parameters = sub(
    state.parameters,
    div(mul(gradientSum, stepSize), add(sqrt(squareSum), EPSILON / Math.sqrt(1 - BETA2))),
  );
  return { parameters, gradientSum, squareSum };
}
