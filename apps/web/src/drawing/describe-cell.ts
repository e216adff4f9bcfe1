import { formatLoss } from '@liesweep/figures/notation';
import { LOSS_TERMS } from '@liesweep/sweep/loss-weights';
import { formatCount } from '../format/format-count.js';
import type { CellColumns } from '../live/cell-columns.js';
import type { GridGeometry } from './grid-geometry.js';

/** Where a cell is, in words: `n = 3, N_g = 2, h_closure = 0.5`; weights that all cells share are left out. */
export function placeText(geometry: GridGeometry, cell: number): string {
  const place = geometry.placeOf(cell);
  return [
    `n = ${String(geometry.dimensions[place.dimension])}`,
    `N_g = ${String(geometry.generators[place.generators])}`,
    ...weightParts(geometry, place.weights),
  ].join(', ');
}

/** The weights that differ within the sweep, in words: `h_closure = 0.5, h_sparsity = 0`; empty where all are one. */
export function weightsText(geometry: GridGeometry, weights: number): string {
  return weightParts(geometry, weights).join(', ');
}

/** What is known of a cell, in words. */
export function findingText(columns: CellColumns, cell: number): string {
  if (cell >= columns.total || !columns.isKnown(cell)) return 'nothing recorded yet';
  const term = LOSS_TERMS[columns.dominantTerm[cell] ?? -1];
  const [trials, failed, vanishing] = [columns.trials[cell], columns.failed[cell], columns.vanishingTrials[cell]].map(
    (count) => count ?? 0,
  ) as [number, number, number];
  return [
    `lowest loss ${formatLoss(columns.lowestLoss[cell] ?? null)}`,
    ...(term === undefined ? [] : [`${term} dominates`]),
    `${formatCount(vanishing)} of ${formatCount(trials)} ${trials === 1 ? 'trial vanishes' : 'trials vanish'}`,
    ...(failed === 0 ? [] : [`${formatCount(failed)} failed`]),
  ].join(', ');
}

function weightParts(geometry: GridGeometry, weights: number): readonly string[] {
  const values = geometry.lossWeights(weights);
  return geometry.varying.map((term) => `h_${term} = ${String(values[term])}`);
}
