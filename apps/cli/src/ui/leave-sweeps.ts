import { hasEnded, type RowStore } from '@liesweep/sweep';

/**
 * Says of every sweep that is under way that nobody serves it any more; another command that does says so again. What cannot be said is
 * seen in a minute.
 */
export async function leaveSweeps(rows: Pick<RowStore, 'sweeps' | 'standing' | 'leaveSweep'>): Promise<void> {
  for (const { sweepId } of await rows.sweeps()) {
    const standing = await rows.standing(sweepId);
    if (standing !== undefined && !hasEnded(standing)) await rows.leaveSweep(sweepId);
  }
}
