import { existsSync, rmSync } from 'node:fs';
import type { Answer } from '@liesweep/sweep-client/records';
import { configuredTarget } from '@liesweep/sweep-client/target';
import type { OpenRun } from '../run-folder/open-run.js';
import { isLocked, lockRun } from '../run-folder/run-lock.js';
import { isServed } from './is-served.js';

/**
 * Removes a sweep, and what its run folder keeps for going on. What was written for the user stays.
 *
 * @throws BadInputError when it runs
 */
export async function deleteRun({ folder, ...sweep }: OpenRun): Promise<Answer> {
  const { assertIdle, deleteSweep } = await import('@liesweep/sweep-client/records');
  await assertIdle(sweep, {
    ...{ isServed: isServed(folder), isHeld: isLocked(folder.lock) },
    isOpen: () => isOpen(sweep.record.sweepId),
  });
  const lock = existsSync(folder.work) ? await lockRun(folder.lock) : undefined;
  try {
    const answer = await deleteSweep(sweep);
    if (lock !== undefined) rmSync(folder.work, { recursive: true, force: true });
    return answer;
  } finally {
    lock?.release();
  }
}

/** Whether the deployment that the environment names, if any, has the sweep under way although nobody serves it. */
async function isOpen(sweepId: string): Promise<boolean> {
  const target = configuredTarget();
  if (target === undefined) return false;
  const { withSweepClient } = await import('@liesweep/sweep-client');
  return withSweepClient(target, (client) => client.isOpen(sweepId));
}
