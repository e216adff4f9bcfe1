import type { Tensor2D } from '@tensorflow/tfjs-core';

/** φ: what a symmetry keeps. It is given twice: over tensors, to train with, and in float64, to referee with. */
export interface Oracle {
  /** k, the number of labels. */
  readonly labelCount: number;
  /**
   * φ in float32, differentiable. It uses no op whose gradient knows the number of rows, so that a step that contains
   * it compiles for every stack size.
   *
   * @param x shape [m, n]
   * @returns shape [m, k]
   */
  evaluate(x: Tensor2D): Tensor2D;
  /**
   * ∇φ in float64.
   *
   * @param x one sample, n numbers
   * @returns one gradient of n numbers per label
   */
  gradient(x: Float64Array): readonly Float64Array[];
}
