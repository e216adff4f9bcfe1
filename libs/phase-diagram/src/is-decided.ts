import type { Cell } from '@liesweep/sweep';

/**
 * Whether no further trial can change what a cell says of its grid point: one of its trials vanishes, or each of its restarts
 * has a result or was given up. A cell that is not decided is open.
 *
 * @param failed how many of its restarts were given up
 */
export function isDecided(
  { trials, vanishingTrials }: Pick<Cell, 'trials' | 'vanishingTrials'>,
  restarts: number,
  failed = 0,
): boolean {
  return vanishingTrials > 0 || trials + failed >= restarts;
}
