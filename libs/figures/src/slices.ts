import { LOSS_TERMS, lossWeightsKey, type LossTerm, type LossWeights } from '@liesweep/sweep/loss-weights';

/** What names a slice: a system (by key), n and the weights h. */
export interface SliceKey {
  readonly system: string;
  readonly dimension: number;
  readonly weights: LossWeights;
}

/** Names for slices that say only what differs between them. */
export interface SliceNames {
  /** System and weights without n, such as `with closure (h = 1)`: what the rows of one heat map share. */
  panel(slice: SliceKey): string;
  /** n, system and weights, such as `n = 4 · with closure (h = 1)`. */
  slice(slice: SliceKey): string;
}

/** Names the slices of one sweep: a weight or system is mentioned when it takes more than one value among them. */
export function nameSlices(slices: readonly SliceKey[]): SliceNames {
  const varies = (value: (slice: SliceKey) => number | string): boolean => new Set(slices.map(value)).size > 1;
  const varyingTerms = LOSS_TERMS.filter((term) => varies((slice) => slice.weights[term]));
  const namesSystem = varies((slice) => slice.system);
  const parts = (slice: SliceKey): readonly string[] => [
    ...(namesSystem ? [slice.system] : []),
    ...varyingTerms.map((term) => describeWeight(term, slice.weights[term])),
  ];
  return {
    panel: (slice) => (parts(slice).length === 0 ? slice.system : parts(slice).join(' · ')),
    slice: (slice) => [`n = ${String(slice.dimension)}`, ...parts(slice)].join(' · '),
  };
}

/** A string that is equal for slices that differ in n only. */
export function panelKey({ system, weights }: SliceKey): string {
  return JSON.stringify([system, lossWeightsKey(weights)]);
}

function describeWeight(term: LossTerm, weight: number): string {
  return weight === 0 ? `without ${term}` : `with ${term} (h = ${String(weight)})`;
}
