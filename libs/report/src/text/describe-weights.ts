import { LOSS_TERMS, type LossWeights } from '@liesweep/sweep';

/** The weights h_i in one line, in the order of the terms: `invariance 1 · closure 0.5`; zeros are left out. */
export function describeWeights(weights: LossWeights): string {
  return LOSS_TERMS.filter((term) => weights[term] !== 0)
    .map((term) => `${term} ${String(weights[term])}`)
    .join(' · ');
}
