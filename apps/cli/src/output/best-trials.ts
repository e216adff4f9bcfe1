import type { Cell } from '@liesweep/sweep';

/** The trials that represent their cells. */
export function bestTrials(cells: readonly Cell[]): NonNullable<Cell['best']>[] {
  return cells.flatMap(({ best }) => (best === null ? [] : [best]));
}
