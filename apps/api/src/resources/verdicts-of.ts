import type { Verdict } from '@liesweep/api-contract';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';

/** The group dimensions of slices in short, with the names of their algebras. */
export function verdictsOf(slices: readonly PhaseDiagramSlice[]): Verdict[] {
  return slices.map(({ system, dimension, weights, groupDimension: { value, status }, structure }) => ({
    ...{ system, dimension, weights, value, status, name: structure?.name ?? null },
  }));
}
