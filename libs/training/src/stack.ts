import type { Preconditioner } from '@liesweep/lie';
import type { FieldSamples } from '@liesweep/models';
import type { GeneratorShape, LossWeights, ParameterisationSpec, TrainingSpec, Trial } from '@liesweep/sweep';
import type { Tensor2D } from '@tensorflow/tfjs-core';

/** What the trials of a stack are trained against. */
export interface StackSystem {
  readonly shape: GeneratorShape;
  readonly parameterisation: ParameterisationSpec;
  /** Of generators that are matrices: R of the Lie-derivative form, shape [p, r]; see `lieDerivativeInvariance`. */
  readonly factor?: { readonly values: Float32Array; readonly columns: number };
  /**
   * Of linear generators: the coordinates w that are trained, 𝒲 = T w, and F = T R; see `precondition`. Without it they are
   * vec 𝒲 itself. Products of matrices and networks have no use for it.
   */
  readonly preconditioner?: Preconditioner;
  /** Of generators that are vector fields: the samples and the oracle's gradients there. */
  readonly field?: FieldSamples;
  /** Of the finite form: the samples, row-major [m, length], and φ; absent where the oracle has no finite form. */
  readonly finite?: {
    readonly samples: Float32Array;
    readonly sampleCount: number;
    readonly evaluate: (x: Tensor2D) => Tensor2D;
  };
}

/** The trials that are trained together, padded to one number of generators. */
export interface Stack {
  readonly system: StackSystem;
  readonly training: TrainingSpec;
  readonly trials: readonly Trial[];
  /** Largest N_g of the trials; smaller ones are padded with generators that stay zero. */
  readonly generatorCount: number;
}

/** Which optional terms some trial of the stack has weight on; a term without weight is not computed. */
export function weightedTerms(weights: readonly LossWeights[]): {
  readonly closure: boolean;
  readonly sparsity: boolean;
} {
  return {
    closure: weights.some(({ closure }) => closure > 0),
    sparsity: weights.some(({ sparsity }) => sparsity > 0),
  };
}
