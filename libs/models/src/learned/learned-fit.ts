import type { Certificate } from '@liesweep/sweep';
import type { PolynomialModel } from '@liesweep/verdict';
import type { FitQuality } from '../networks/fit-quality.js';
import type { Network } from '../networks/network.js';

/** What was fitted to the labels: a polynomial for every label, or a network. */
export type LearnedModel =
  | { readonly fits: 'polynomials'; readonly polynomials: readonly PolynomialModel[] }
  | { readonly fits: 'network'; readonly network: Network };

/** What labels allow to be said of the dimension of their algebra. */
export type CertificateOfLabels = Omit<Certificate, 'system' | 'dimension' | 'fits'>;

/** An oracle that was fitted to labels, as plain data. */
export interface LearnedFit {
  readonly model: LearnedModel;
  readonly quality: FitQuality;
  /** Of a polynomial; null for a network, whose error nothing bounds. */
  readonly certificate: CertificateOfLabels | null;
  /**
   * A basis of what the certificate counts, in the units of the features: vec 𝒲 each, or of fields the coefficients c_jk of θ_k ∂_j
   * at j·K + k, block after block, monomials by degree.
   */
  readonly generators: readonly Float64Array[];
}
