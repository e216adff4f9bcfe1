import { LOSS_TERMS, type GridPoint, type LossWeights } from '@liesweep/sweep';
import type { PhaseDiagram } from '@liesweep/phase-diagram';

/** `n<n>-g<N_g>-w<slice>.npy`: the slice is the position of the weights among the diagram's distinct weights, from 0. */
export function generatorFileName(diagram: Pick<PhaseDiagram, 'slices'>, gridPoint: GridPoint): string {
  const slices = [...new Set(diagram.slices.map(({ weights }) => weightsText(weights)))];
  const slice = slices.indexOf(weightsText(gridPoint.lossWeights));
  return `n${String(gridPoint.dimension)}-g${String(gridPoint.generatorCount)}-w${String(slice)}.npy`;
}

function weightsText(weights: LossWeights): string {
  return LOSS_TERMS.map((term) => String(weights[term])).join(',');
}
