import { existsSync, rmSync } from 'node:fs';
import { countOf, parseSpecName } from '@liesweep/sweep';
import { BadInputError } from '../errors/cli-error.js';
import type { OpenRun } from '../run-folder/open-run.js';
import { isLocked, lockRun } from '../run-folder/run-lock.js';
import { configuredTarget } from '../temporal/temporal-target.js';
import type { Answer } from './answer.js';
import { isServed } from './is-served.js';
import { viewSweep } from './sweep-view.js';

/**
 * Removes a sweep from the row store, its trials included that no other sweep has, its specifications, and what its run
 * folder keeps for going on. What was written for the user stays, and so do files of tensors, which sweeps share.
 *
 * @throws BadInputError when it runs
 */
export async function deleteSweep({ folder, record, rows, tensors }: OpenRun): Promise<Answer> {
  const { sweepId } = record;
  const { stage } = await viewSweep(rows, record, isServed(folder));
  const isUnderWay = stage === 'running' || stage === 'paused' || stage === 'draining';
  if (isLocked(folder.lock) || isUnderWay) {
    throw new BadInputError({
      happened: `${sweepId} is ${isUnderWay ? stage : 'in use'}; nothing was deleted.`,
      remedy: `Stop it first: liesweep cancel ${sweepId}`,
    });
  }
  if (stage === 'interrupted' && (await isOpen(sweepId))) {
    throw new BadInputError({
      happened: `${sweepId} goes on as soon as an orchestrator runs; nothing was deleted.`,
      remedy: `Start one, then stop the sweep first: liesweep cancel ${sweepId}`,
    });
  }
  const lock = existsSync(folder.work) ? await lockRun(folder.lock) : undefined;
  try {
    const { recorded } = await rows.progress(sweepId);
    await rows.deleteSweep(sweepId);
    for await (const name of tensors.list('specs')) {
      if (parseSpecName(name)?.sweepId === sweepId) await tensors.removeNamed(name);
    }
    if (lock !== undefined) rmSync(folder.work, { recursive: true, force: true });
    const message = `deleted with ${countOf(recorded, 'recorded trial')}; those that other sweeps have stay with them`;
    return { sweepId, hasChanged: true, stage: 'not-started', message };
  } finally {
    lock?.release();
  }
}

/** Whether the deployment that the environment names, if any, has the sweep under way although nobody serves it. */
async function isOpen(sweepId: string): Promise<boolean> {
  const target = configuredTarget();
  if (target === undefined) return false;
  const { withSweepClient } = await import('./sweep-client.js');
  return withSweepClient(target, (client) => client.isOpen(sweepId));
}
