import { analyseStructure, realForms, type Matrix } from '@liesweep/lie';
import type { PhaseDiagram, PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { gridPointKey, type Cell } from '@liesweep/sweep';
import type { FloatTensor, TrialTensors } from './read-trial-tensors.js';

/** The detected group of one slice, by the generators of its cell's best trial. */
export interface DetectedGroup {
  readonly slice: PhaseDiagramSlice;
  readonly tensors: TrialTensors;
}

/** The best trials of the cells that the group dimensions name: no more than one per slice. */
export function detectedTrials(diagram: PhaseDiagram, cells: readonly Cell[]): NonNullable<Cell['best']>[] {
  return detectedCells(diagram, cells).map(({ best }) => best);
}

/** The detected groups whose generators could be read; a trivial group has none. */
export function detectedGroups(
  diagram: PhaseDiagram,
  cells: readonly Cell[],
  byTrial: ReadonlyMap<string, TrialTensors>,
): DetectedGroup[] {
  return detectedCells(diagram, cells).flatMap(({ slice, best }) => {
    const tensors = byTrial.get(best.trialKey);
    return tensors === undefined ? [] : [{ slice, tensors }];
  });
}

function detectedCells(
  { slices }: PhaseDiagram,
  cells: readonly Cell[],
): { readonly slice: PhaseDiagramSlice; readonly best: NonNullable<Cell['best']> }[] {
  const byPoint = new Map(cells.map((cell) => [gridPointKey(cell.gridPoint), cell]));
  return slices.flatMap((slice) => {
    const { system, dimension, weights, groupDimension } = slice;
    const generatorCount = groupDimension.value ?? 0;
    const best = byPoint.get(gridPointKey({ system, dimension, lossWeights: weights, generatorCount }))?.best;
    return best == null ? [] : [{ slice, best }];
  });
}

/** The diagram with the algebra of each detected group, analysed in float64; the other slices stay as they are. */
export function withStructures(diagram: PhaseDiagram, groups: readonly DetectedGroup[]): PhaseDiagram {
  const structures = new Map(groups.map(({ slice, tensors }) => [slice, structureOf(tensors.generators)]));
  return {
    ...diagram,
    slices: diagram.slices.map((slice) => {
      const structure = structures.get(slice);
      return structure === undefined ? slice : { ...slice, structure };
    }),
  };
}

function structureOf(generators: FloatTensor): NonNullable<PhaseDiagramSlice['structure']> {
  const { ideals, ...facts } = analyseStructure(toRealForms(generators));
  return { ...facts, ideals: [...ideals] };
}

/** [N_g, n, n] as they are, [N_g, 2, n, n] in their real form. */
function toRealForms({ shape, data }: FloatTensor): Matrix[] {
  return realForms(data, { dimension: shape.at(-1) ?? 0, field: shape.length > 3 ? 'complex' : 'real' });
}
