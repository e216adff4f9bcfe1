import type { Tensor2D } from '@tensorflow/tfjs-core';

/**
 * φ: what a symmetry keeps. It is given twice: over tensors, to train with, and in float64, to referee with.
 *
 * A sample is q vectors side by side, on each of which the group acts; most oracles have q = 1. A vector of complex
 * features is n real parts, then n imaginary parts.
 */
export interface Oracle {
  /** k, the number of labels. */
  readonly labelCount: number;
  /** q, the number of vectors it takes. */
  readonly vectorCount: number;
  /**
   * Relative rounding of ∇φ where it comes out of a file: it is then known at the rows of that file only, and NaN elsewhere.
   * Absent for a function that can be asked anywhere.
   */
  readonly gradientPrecision?: number;
  /**
   * φ in float32, differentiable. It uses no op whose gradient knows the number of rows, so that a step that contains
   * it compiles for every stack size. Absent where the oracle is kept in its Lie-derivative form only.
   *
   * @param x shape [m, q·r], r real numbers per vector
   * @returns shape [m, k]
   */
  readonly evaluate?: (x: Tensor2D) => Tensor2D;
  /**
   * φ in float64. Absent where nothing but its gradients is known.
   *
   * @param x one sample, q·r numbers
   * @returns k labels
   */
  readonly value?: (x: Float64Array) => readonly number[];
  /**
   * ∇φ in float64.
   *
   * @param x one sample, q·r numbers
   * @returns one gradient of q·r numbers per label
   */
  gradient(x: Float64Array): readonly Float64Array[];
}
