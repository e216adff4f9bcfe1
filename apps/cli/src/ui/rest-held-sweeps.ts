import { join } from 'node:path';
import type { RowStore } from '@liesweep/sweep';
import type { TemporalTarget } from '@liesweep/sweep-client/target';
import { runFolder } from '../run-folder/run-folder.js';
import { isLocked } from '../run-folder/run-lock.js';

/** A server of this machine is up in less than a second; a loaded machine may need longer. */
const PATIENCE_MS = 60_000;

/**
 * Sees to it that no sweep goes on which a `liesweep run` trains at the moment with servers of its own: it was left under way when
 * the servers of the page ended last.
 *
 * @param target of the page's own server, on which nothing works yet
 * @param runs the folder of the runs
 */
export async function restHeldSweeps(
  target: () => TemporalTarget,
  runs: string,
  rows: Pick<RowStore, 'sweeps'>,
  signal: AbortSignal,
): Promise<void> {
  const held = (await rows.sweeps()).filter(({ sweepId }) => isLocked(runFolder(join(runs, sweepId)).lock));
  if (held.length === 0) return;
  const { connectTemporal, haltSweep } = await import('@liesweep/sweep-client');
  const connection = await connectTemporal(target, PATIENCE_MS, signal);
  try {
    for (const { sweepId } of held) await haltSweep(connection, target(), sweepId);
  } finally {
    await connection.close();
  }
}
