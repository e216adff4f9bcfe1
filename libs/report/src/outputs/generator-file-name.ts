import type { PhaseDiagram } from '@liesweep/phase-diagram';
import type { GridPoint } from '@liesweep/sweep';
import { weightsPosition } from '../findings/weights-position.js';

/** `n<n>-g<N_g>-w<slice>.npy`: the slice is the position of the weights among the diagram's distinct weights, from 0. */
export function generatorFileName(diagram: Pick<PhaseDiagram, 'slices'>, gridPoint: GridPoint): string {
  const slice = weightsPosition(diagram, gridPoint.lossWeights);
  return `n${String(gridPoint.dimension)}-g${String(gridPoint.generatorCount)}-w${String(slice)}.npy`;
}
