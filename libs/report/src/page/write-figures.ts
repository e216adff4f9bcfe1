import {
  anglesWhileTraining,
  defectSpectrum,
  digitStrips,
  generatorMatrices,
  generatorMosaic,
  heatMap,
  lossAgainstGenerators,
  multiplicationTable,
  renderSvg,
  rootDiagram,
  structureConstants,
  trainingCurves,
  vectorField,
  type FigureLayout,
  type SliceKey,
} from '@liesweep/figures';
import { lossWeightsKey, type GeneratorMatrix } from '@liesweep/sweep';

import { weightsPosition } from '../findings/weights-position.js';
import type { DetectedGenerators, FiguresInput } from './report-input.js';

/** File names of the figures that show the whole sweep. */
export const SWEEP_FIGURES = {
  heatMap: 'heat-map.svg',
  loss: 'loss-against-generators.svg',
  curves: 'training-curves.svg',
} as const;

/** More matrix entries than this are drawn as pictures with a pixel each. */
const MOST_DRAWN_ENTRIES = 3000;

/** Above this many generators the cells of a multiplication table cannot be read. */
const LARGEST_TABLE = 24;

/** A specification to be drawn, or an SVG. */
type Figure = Parameters<typeof renderSvg>[0] | string;

/** Draws all figures of a sweep as SVG, by file name: those of the whole sweep, of each n its certificate, of each slice those it has. */
export async function writeFigures(input: FiguresInput, layout: FigureLayout = 'wide'): Promise<Map<string, string>> {
  const { slices } = input.phaseDiagram;
  const figures = new Map<string, Figure>([
    [SWEEP_FIGURES.heatMap, heatMap(slices, layout)],
    [SWEEP_FIGURES.loss, lossAgainstGenerators(slices, layout, input.criterion)],
    [SWEEP_FIGURES.curves, trainingCurves(input.curves, layout)],
  ]);
  for (const slice of slices) {
    if (slice.certificate !== undefined && slice.certificate.defects.length > 0) {
      figures.set(defectFigure(slice), defectSpectrum(slice.certificate, layout));
    }
  }
  for (const found of input.generators) {
    const names = sliceFigures(input, found);
    figures.set(names.generators, generatorImages(found.generators, layout));
    figures.set(names.structureConstants, structureConstants(found.structureConstants, layout));
    if (found.sparsest !== null) {
      figures.set(names.sparsest, generatorImages(found.sparsest.generators, layout));
      if (found.sparsest.generators.length <= LARGEST_TABLE) {
        figures.set(names.multiplicationTable, multiplicationTable(found.sparsest.structureConstants, layout));
      }
    }
    if (found.roots.length > 0) {
      figures.set(names.roots, rootDiagram(found.roots, found.roots[0]?.length === 1 ? 1 : 2, layout));
    }
  }
  for (const slice of input.planeFields) {
    figures.set(vectorFieldFigure(input, slice), vectorField(slice.fields, slice.oracle, layout));
  }
  for (const slice of input.digitFlows ?? []) figures.set(flowsFigure(input, slice), digitStrips(slice.strips, layout));
  for (const slice of input.angles) figures.set(anglesFigure(input, slice), anglesWhileTraining(slice.curves, layout));
  const drawn = new Map<string, string>();
  for (const [name, figure] of figures) drawn.set(name, typeof figure === 'string' ? figure : await renderSvg(figure));
  return drawn;
}

function generatorImages(generators: readonly GeneratorMatrix[], layout: FigureLayout): Figure {
  const entries = generators.reduce(
    (sum, generator) => sum + ('re' in generator ? 2 * generator.re.length ** 2 : generator.length ** 2),
    0,
  );
  return entries > MOST_DRAWN_ENTRIES ? generatorMosaic(generators, layout) : generatorMatrices(generators, layout);
}

/** File names of the figures of one slice: `n<n>-g<N_g>-w<slice>`, the slice counted among the distinct weights from 0. */
export function sliceFigures(
  { phaseDiagram }: Pick<FiguresInput, 'phaseDiagram'>,
  { dimension, weights, generators }: Pick<DetectedGenerators, 'dimension' | 'weights' | 'generators'>,
): Readonly<Record<'generators' | 'structureConstants' | 'sparsest' | 'multiplicationTable' | 'roots', string>> {
  const place = `n${String(dimension)}-g${String(generators.length)}-w${String(weightsPosition(phaseDiagram, weights))}`;
  return {
    generators: `generators-${place}.svg`,
    structureConstants: `structure-constants-${place}.svg`,
    sparsest: `sparsest-generators-${place}.svg`,
    multiplicationTable: `multiplication-table-${place}.svg`,
    roots: `root-diagram-${place}.svg`,
  };
}

/** File name of the relative defects, which do not depend on the weights: `defect-spectrum-n<n>`. */
export function defectFigure({ dimension }: Pick<SliceKey, 'dimension'>): string {
  return `defect-spectrum-n${String(dimension)}.svg`;
}

/** File name of the vector fields of one slice: `vector-field-n<n>-w<slice>`. */
export function vectorFieldFigure(
  { phaseDiagram }: Pick<FiguresInput, 'phaseDiagram'>,
  { dimension, weights }: Pick<SliceKey, 'dimension' | 'weights'>,
): string {
  return `vector-field-n${String(dimension)}-w${String(weightsPosition(phaseDiagram, weights))}.svg`;
}

/** File name of the strips of digits of one slice: `digit-strips-n<n>-w<slice>`. */
export function flowsFigure(
  { phaseDiagram }: Pick<FiguresInput, 'phaseDiagram'>,
  { dimension, weights }: Pick<SliceKey, 'dimension' | 'weights'>,
): string {
  return `digit-strips-n${String(dimension)}-w${String(weightsPosition(phaseDiagram, weights))}.svg`;
}

/** File name of the angles of one slice: `angles-n<n>-w<slice>`. */
export function anglesFigure(
  { phaseDiagram }: Pick<FiguresInput, 'phaseDiagram'>,
  { dimension, weights }: Pick<SliceKey, 'dimension' | 'weights'>,
): string {
  return `angles-n${String(dimension)}-w${String(weightsPosition(phaseDiagram, weights))}.svg`;
}

/** Whether both name the same slice. */
export function isSameSlice(a: SliceKey, b: SliceKey): boolean {
  return (
    a.system === b.system && a.dimension === b.dimension && lossWeightsKey(a.weights) === lossWeightsKey(b.weights)
  );
}
