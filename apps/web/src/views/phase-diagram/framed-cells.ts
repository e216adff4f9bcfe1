import type { Verdict } from '@liesweep/api-contract';
import { LOSS_TERMS, type LossTerm } from '@liesweep/sweep/loss-weights';
import type { GridGeometry } from '../../drawing/grid-geometry.js';

/** Cells at the detected group dimension of their slice, which are framed. */
export function framedCells(verdicts: readonly Verdict[], geometry: GridGeometry): ReadonlySet<number> {
  const framed = new Set<number>();
  for (const { value, dimension, weights } of verdicts) {
    const generators = value === null ? -1 : geometry.generators.indexOf(value);
    const plane = geometry.dimensions.indexOf(dimension);
    const positions = Object.fromEntries(
      LOSS_TERMS.map((term) => [term, geometry.axes[term].indexOf(weights[term])]),
    ) as Record<LossTerm, number>;
    if (generators < 0 || plane < 0 || LOSS_TERMS.some((term) => positions[term] < 0)) continue;
    framed.add(geometry.cellAt({ dimension: plane, weights: geometry.weightsAt(positions), generators }));
  }
  return framed;
}
