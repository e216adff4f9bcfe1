import type { FitQuality } from '../networks/fit-quality.js';
import type { Network } from '../networks/network.js';

/** What was fitted to the labels: φ_l(x) = xᵀ A_l x + c_l for every label, or a network. */
export type LearnedModel =
  | {
      readonly kind: 'quadratic';
      readonly matrices: readonly (readonly (readonly number[])[])[];
      readonly constants: readonly number[];
    }
  | { readonly kind: 'mlp'; readonly network: Network };

/** An oracle that was fitted to labels, as plain data. */
export interface LearnedFit {
  readonly model: LearnedModel;
  readonly quality: FitQuality;
  /** What its labels are multiplied by, so that the entries of its rows ∇φ ⊗ x have mean square 1. */
  readonly factor: number;
  /** The error of those rows, relative to them; see `rowNoise`. */
  readonly rowError: number;
}
