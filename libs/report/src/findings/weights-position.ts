import type { PhaseDiagram } from '@liesweep/phase-diagram';
import { lossWeightsKey, type LossWeights } from '@liesweep/sweep';

/** The position of weights among the distinct ones of a diagram's slices, from 0: what file names call the slice. */
export function weightsPosition({ slices }: Pick<PhaseDiagram, 'slices'>, weights: LossWeights): number {
  return [...new Set(slices.map((slice) => lossWeightsKey(slice.weights)))].indexOf(lossWeightsKey(weights));
}
