import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import type { SweepFindings } from './sweep-findings.js';

/** Whether a slice is the first of its system and n: what does not depend on the weights is shown there. */
export function isFirstOfDimension(
  slice: PhaseDiagramSlice,
  { phaseDiagram: { slices } }: Pick<SweepFindings, 'phaseDiagram'>,
): boolean {
  const first = slices.find(({ system, dimension }) => system === slice.system && dimension === slice.dimension);
  return first === slice;
}
