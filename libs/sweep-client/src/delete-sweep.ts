import { countOf, parseSpecName } from '@liesweep/sweep';
import { BadInputError } from '@liesweep/sweep/explained-error';
import type { Answer } from './answer.js';
import type { RecordedSweep } from './open-sweep.js';
import { viewSweep } from './sweep-view.js';

/** What the row store cannot say about whether a sweep is at work. */
export interface SweepUse {
  /** Whether something is running it, as far as the caller knows. */
  readonly isServed: boolean | undefined;
  /** Whether another command holds it. */
  readonly isHeld: boolean;
  /** Whether a deployment has it under way although nobody serves it. */
  readonly isOpen: () => Promise<boolean>;
}

/**
 * Refuses to delete a sweep that is at work.
 *
 * @throws BadInputError when it runs, is held, or goes on by itself
 */
export async function assertIdle(
  { record, rows }: Pick<RecordedSweep, 'record' | 'rows'>,
  { isServed, isHeld, isOpen }: SweepUse,
): Promise<void> {
  const { sweepId } = record;
  const { stage } = await viewSweep(rows, record, isServed);
  const isUnderWay = stage === 'running' || stage === 'paused' || stage === 'draining';
  if (isHeld || isUnderWay) {
    throw new BadInputError({
      happened: `${sweepId} is ${isUnderWay ? stage : 'in use'}; nothing was deleted.`,
      remedy: `Stop it first: liesweep cancel ${sweepId}`,
    });
  }
  if (stage === 'interrupted' && (await isOpen())) {
    throw new BadInputError({
      happened: `${sweepId} goes on as soon as an orchestrator runs; nothing was deleted.`,
      remedy: `Start one, then stop the sweep first: liesweep cancel ${sweepId}`,
    });
  }
}

/**
 * Removes a sweep from the row store, its trials included that no other sweep has, and its specifications. Files of tensors,
 * which sweeps share, stay.
 */
export async function deleteSweep({ record, rows, tensors }: RecordedSweep): Promise<Answer> {
  const { sweepId } = record;
  const { recorded } = await rows.progress(sweepId);
  await rows.deleteSweep(sweepId);
  for await (const name of tensors.list('specs')) {
    if (parseSpecName(name)?.sweepId === sweepId) await tensors.removeNamed(name);
  }
  const message = `deleted with ${countOf(recorded, 'recorded trial')}; those that other sweeps have stay with them`;
  return { sweepId, hasChanged: true, stage: 'not-started', message };
}
