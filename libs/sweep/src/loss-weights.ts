import { formatNumber } from './format-number.js';

/** The five terms of the loss, in the order in which every table, file and tensor lists them. */
export const LOSS_TERMS = ['invariance', 'normalization', 'orthogonality', 'closure', 'sparsity'] as const;

/** The name of one of the five terms of the loss. */
export type LossTerm = (typeof LOSS_TERMS)[number];

/** One number per term: weights h_i, dimensionless and ≥ 0. */
export type LossWeights = Readonly<Record<LossTerm, number>>;

/** The weighted terms h_i · L_i of one loss; null where the number was not finite. */
export type LossTerms = Readonly<Record<LossTerm, number | null>>;

/** The weights as one text, in the order of the terms: `1,1,1,0.5,0`; equal exactly where the weights are. */
export function lossWeightsKey(weights: LossWeights): string {
  return LOSS_TERMS.map((term) => formatNumber(weights[term])).join(',');
}
