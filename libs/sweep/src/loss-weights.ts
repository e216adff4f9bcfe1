/** The five terms of the loss, in the order in which every table, file and tensor lists them. */
export const LOSS_TERMS = ['invariance', 'normalization', 'orthogonality', 'closure', 'sparsity'] as const;

/** The name of one of the five terms of the loss. */
export type LossTerm = (typeof LOSS_TERMS)[number];

/** One number per term: weights h_i, dimensionless and ≥ 0. */
export type LossWeights = Readonly<Record<LossTerm, number>>;

/** The weighted terms h_i · L_i of one loss; null where the number was not finite. */
export type LossTerms = Readonly<Record<LossTerm, number | null>>;
