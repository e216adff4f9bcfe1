import { decadeDomain } from '@liesweep/figures/decades';
import type { CellColumns } from '../../live/cell-columns.js';
import { lossDomain } from '@liesweep/figures/cell-colour';

/** The two ends of the colour scale, as the report’s heat map has them; in one pass over the levels that are kept. */
export function domainOf({ level }: CellColumns): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const each of level) {
    if (each < low) low = each;
    if (each > high) high = each;
  }
  const smallest = lossDomain([]);
  return low > high ? smallest : decadeDomain([low, high], smallest);
}
