import type { PhaseDiagram, PhaseDiagramSlice, SliceStructure } from '@liesweep/phase-diagram';
import { withCertifiedStructures } from '@liesweep/report/algebra';
import { gridPointKey, hasCoefficients, type Cell, type SweepSpec } from '@liesweep/sweep';
import type { Compute } from './compute.js';

/**
 * Slices with the algebra of each detected group, as `phase-diagram.json` names it: from the generators of its cell’s best trial, or
 * as it is certified of fields. Files that cannot be read leave a slice without a name.
 *
 * @param slices some of the diagram that the cells are of
 */
export async function namedSlices(
  compute: Pick<Compute, 'ask'>,
  { slices, cells, spec }: NamedInput,
): Promise<readonly PhaseDiagramSlice[]> {
  const best = new Map(cells.map((cell) => [gridPointKey(cell.gridPoint), cell.best]));
  const detected = slices.flatMap((slice, at) => {
    const { system, dimension, weights, groupDimension } = slice;
    const generatorCount = groupDimension.value ?? 0;
    const place = best.get(gridPointKey({ system, dimension, lossWeights: weights, generatorCount }))?.tensors;
    return place === undefined || hasCoefficients(spec.system) ? [] : [{ at, place }];
  });
  const answer = await compute.ask('structures', { places: detected.map(({ place }) => place) });
  const structures = JSON.parse(answer.body as string) as (SliceStructure | null)[];
  const named = [...slices];
  detected.forEach(({ at }, position) => {
    const [slice, structure] = [slices[at], structures[position] ?? null];
    if (slice !== undefined && structure !== null) named[at] = { ...slice, structure };
  });
  return withCertifiedStructures({ slices: named }).slices;
}

/** What slices are named from. */
export interface NamedInput extends Pick<PhaseDiagram, 'slices'> {
  readonly cells: readonly Cell[];
  readonly spec: Pick<SweepSpec, 'system'>;
}
