import { analyseStructure, matrixOf, realForms, sparsestBasis, type Matrix } from '@liesweep/lie';
import type { PhaseDiagram, PhaseDiagramSlice, SliceStructure } from '@liesweep/phase-diagram';
import type { Cell } from '@liesweep/sweep';
import { bestTrialAt, type BestTrial } from './best-trials.js';
import type { FloatTensor, TrialTensors } from './read-trial-tensors.js';

/** The detected group of one slice, by the generators of its cell's best trial. */
export interface DetectedGroup {
  readonly slice: PhaseDiagramSlice;
  readonly tensors: TrialTensors;
  readonly structure: SliceStructure;
  /** The sparsest basis of the generators' span, stored as they are; null where they are no algebra. */
  readonly sparsest: FloatTensor | null;
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
    return tensors === undefined ? [] : [{ slice, tensors, ...describe(tensors.generators) }];
  });
}

function detectedCells(
  { slices }: PhaseDiagram,
  cells: readonly Cell[],
): { readonly slice: PhaseDiagramSlice; readonly best: BestTrial }[] {
  const trialAt = bestTrialAt(cells);
  return slices.flatMap((slice) => {
    const best = trialAt(slice, slice.groupDimension.value ?? 0);
    return best === undefined ? [] : [{ slice, best }];
  });
}

/** The diagram with the algebra of each detected group; the other slices stay as they are. */
export function withStructures(diagram: PhaseDiagram, groups: readonly DetectedGroup[]): PhaseDiagram {
  const structures = new Map(groups.map(({ slice, structure }) => [slice, structure]));
  return {
    ...diagram,
    slices: diagram.slices.map((slice) => {
      const structure = structures.get(slice);
      return structure === undefined ? slice : { ...slice, structure };
    }),
  };
}

function describe(generators: FloatTensor): Pick<DetectedGroup, 'structure' | 'sparsest'> {
  const { ideals, ...facts } = analyseStructure(toRealForms(generators));
  return {
    structure: { ...facts, ideals: [...ideals] },
    sparsest: facts.isClosed ? toSparsest(generators) : null,
  };
}

/** [N_g, n, n] as they are, [N_g, 2, n, n] in their real form. */
export function toRealForms({ shape, data }: FloatTensor): Matrix[] {
  return realForms(data, { dimension: shape.at(-1) ?? 0, field: shape.length > 3 ? 'complex' : 'real' });
}

function toSparsest({ shape, data }: FloatTensor): FloatTensor {
  const [count = 0, ...rest] = shape;
  const columns = rest.at(-1) ?? 0;
  const entries = data.length / count;
  const matrices = Array.from({ length: count }, (_, index) =>
    matrixOf(entries / columns, columns, data.subarray(index * entries, (index + 1) * entries)),
  );
  const sparsest = sparsestBasis(matrices, { field: rest.length > 2 ? 'complex' : 'real' });
  return { shape, data: Float32Array.from(sparsest.flatMap((matrix) => Array.from(matrix.data))) };
}
