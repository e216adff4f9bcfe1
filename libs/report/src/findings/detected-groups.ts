import type { PhaseDiagram, PhaseDiagramSlice } from '@liesweep/phase-diagram';
import type { StoredTrialTensors } from '@liesweep/storage';
import { hasCoefficients, type Cell, type SystemSpec } from '@liesweep/sweep';
import { bestTrialAt, type BestTrial } from './best-trials.js';
import { describeAlgebra, type DescribedAlgebra } from './describe-algebra.js';

/** The detected group of one slice, by the generators of its cell's best trial. */
export interface DetectedGroup extends DescribedAlgebra {
  readonly slice: PhaseDiagramSlice;
  readonly tensors: StoredTrialTensors;
}

/** The best trials of the cells that the group dimensions name: no more than one per slice. */
export function detectedTrials(diagram: PhaseDiagram, cells: readonly Cell[]): NonNullable<Cell['best']>[] {
  return detectedCells(diagram, cells).map(({ best }) => best);
}

/**
 * The detected groups whose generators are matrices and could be read; a trivial group has none. Fields that are given by
 * coefficients have their algebra from the certificate, `withCertifiedStructures`.
 */
export function detectedGroups(
  diagram: PhaseDiagram,
  cells: readonly Cell[],
  byTrial: ReadonlyMap<string, StoredTrialTensors>,
  system: Pick<SystemSpec, 'parameterisation' | 'particles' | 'labelAction'>,
): DetectedGroup[] {
  if (hasCoefficients(system)) return [];
  return detectedCells(diagram, cells).flatMap(({ slice, best }) => {
    const tensors = byTrial.get(best.trialKey);
    return tensors === undefined ? [] : [{ slice, tensors, ...describeAlgebra(tensors) }];
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
