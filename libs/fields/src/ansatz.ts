import type { Dictionary } from './dictionary.js';

/**
 * The fields that are asked about: a direct sum of blocks, each a field v(x) = Σ_k c_k θ_k(x), with c_k ∈ Rⁿ, that moves
 * some features of a sample. A block of several copies moves them all alike, as one action on the particles of a sample;
 * particles that move each by a field of their own are as many blocks.
 */
export interface Ansatz {
  /** L, the real numbers of one sample. */
  readonly sampleLength: number;
  readonly blocks: readonly AnsatzBlock[];
}

/** One field and the features that it moves. */
export interface AnsatzBlock {
  readonly dictionary: Dictionary;
  /** What the n features are called in a formula, such as `x`, `y`. */
  readonly features: readonly string[];
  /** Positions in a sample, n for each copy. */
  readonly copies: readonly (readonly number[])[];
}

/** Raw coefficients of a field: c_jk of θ_k ∂_j at j·K + k, block after block. */
export function coefficientCount({ blocks }: Ansatz): number {
  return blocks.reduce((sum, { dictionary: { size, dimension } }) => sum + size * dimension, 0);
}
