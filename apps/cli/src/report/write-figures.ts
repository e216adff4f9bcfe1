import {
  generatorMatrices,
  heatMap,
  lossAgainstGenerators,
  renderSvg,
  structureConstants,
  trainingCurves,
  type FigureLayout,
  type SliceKey,
} from '@liesweep/figures';
import { LOSS_TERMS, type LossWeights } from '@liesweep/sweep';

import type { DetectedGenerators, FiguresInput } from './report-input.js';

/** File names of the figures that show the whole sweep. */
export const SWEEP_FIGURES = {
  heatMap: 'heat-map.svg',
  loss: 'loss-against-generators.svg',
  curves: 'training-curves.svg',
} as const;

/** Draws all figures of a sweep as SVG, by file name; generators and structure constants for each slice that has them. */
export async function writeFigures(input: FiguresInput, layout: FigureLayout = 'wide'): Promise<Map<string, string>> {
  const { slices } = input.phaseDiagram;
  const figures = new Map([
    [SWEEP_FIGURES.heatMap, heatMap(slices, layout)],
    [SWEEP_FIGURES.loss, lossAgainstGenerators(slices, layout, input.criterion)],
    [SWEEP_FIGURES.curves, trainingCurves(input.curves, layout)],
  ] as [string, ReturnType<typeof heatMap>][]);
  for (const found of input.generators) {
    const names = sliceFigures(input, found);
    figures.set(names.generators, generatorMatrices(found.generators, layout));
    figures.set(names.structureConstants, structureConstants(found.structureConstants, layout));
  }
  const drawn = new Map<string, string>();
  for (const [name, spec] of figures) drawn.set(name, await renderSvg(spec));
  return drawn;
}

/** File names of the figures of one slice: `n<n>-g<N_g>-w<slice>`, the slice counted among the distinct weights from 0. */
export function sliceFigures(
  { phaseDiagram }: Pick<FiguresInput, 'phaseDiagram'>,
  { dimension, weights, generators }: Pick<DetectedGenerators, 'dimension' | 'weights' | 'generators'>,
): { readonly generators: string; readonly structureConstants: string } {
  const distinct = [...new Set(phaseDiagram.slices.map((slice) => weightsKey(slice.weights)))];
  const place = `n${String(dimension)}-g${String(generators.length)}-w${String(distinct.indexOf(weightsKey(weights)))}`;
  return { generators: `generators-${place}.svg`, structureConstants: `structure-constants-${place}.svg` };
}

/** Whether both name the same slice. */
export function isSameSlice(a: SliceKey, b: SliceKey): boolean {
  return a.system === b.system && a.dimension === b.dimension && weightsKey(a.weights) === weightsKey(b.weights);
}

function weightsKey(weights: LossWeights): string {
  return LOSS_TERMS.map((term) => String(weights[term])).join(',');
}
