import type { Trial } from '@liesweep/api-contract';
import { formatLoss } from '@liesweep/figures/notation';

/** How far the final losses of a cell’s trials spread: lowest, median, highest. Empty where none is finite. */
export function stripSummary(trials: readonly Pick<Trial, 'finalLoss'>[]): string {
  const losses = trials.flatMap(({ finalLoss }) => finalLoss ?? []).sort((p, q) => p - q);
  const [lowest, highest] = [losses[0], losses.at(-1)];
  if (lowest === undefined || highest === undefined) return '';
  if (losses.length === 1) return `one finite loss, ${formatLoss(lowest)}`;
  const half = losses.length / 2;
  const [low = lowest, high = lowest] = [losses[Math.ceil(half) - 1], losses[Math.floor(half)]];
  return `lowest ${formatLoss(lowest)}, median ${formatLoss((low + high) / 2)}, highest ${formatLoss(highest)}`;
}
