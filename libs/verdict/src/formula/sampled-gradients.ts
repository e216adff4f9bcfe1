import type { GeneratorShape } from '@liesweep/sweep';

/** The gradients of an oracle at samples, in coordinates of one's choice: what the rows of a certificate are made of. */
export interface SampledGradients {
  readonly shape: GeneratorShape;
  /** q, vectors per sample, on each of which a generator acts. */
  readonly vectorCount: number;
  /** k */
  readonly labelCount: number;
  /** x, row-major [m, q·r]. */
  readonly samples: Float64Array;
  /** ∇φ, row-major [m, k, q·r]. */
  readonly gradients: Float64Array;
}
