import { hasEnded } from '@liesweep/sweep';
import { cancelUpdate, drainUpdate, pauseUpdate, resumeUpdate } from '@liesweep/workflows';
import type { Answer } from './answer.js';
import type { OpenSweep } from './open-sweep.js';
import { sweepInput, type Trainers } from './sweep-input.js';
import { viewSweep, type ShownStage } from './sweep-view.js';

/** A command that stops a sweep, one way or another. */
export type StopVerb = 'pause' | 'drain' | 'cancel';

const STOPS = {
  pause: { update: pauseUpdate, done: 'paused: no shards are started until it is resumed' },
  drain: { update: drainUpdate, done: 'drains: shards in flight are trained to their end, no others are started' },
  cancel: { update: cancelUpdate, done: 'cancelled: training stops, what is recorded stays' },
} as const;

/** Pauses, drains or cancels a sweep; one that does not run is left alone. */
export async function stopSweep({ client, record, rows }: OpenSweep, verb: StopVerb): Promise<Answer> {
  const { sweepId } = record;
  const { update, done } = STOPS[verb];
  const answer = await client.command(sweepId, update);
  const end = answer?.stage ?? withoutWorkflow((await viewSweep(rows, record, false)).stage);
  if (answer === undefined || (hasEnded(answer) && !answer.hasChanged)) {
    const message = `does not run (${end.replace('-', ' ')}); nothing to ${verb}`;
    return { sweepId, hasChanged: false, stage: end, message };
  }
  return { sweepId, ...answer, message: answer.hasChanged ? done : `${answer.stage} already` };
}

/** What is not over, and has no workflow, was interrupted, however lately it was seen. */
function withoutWorkflow(stage: ShownStage): ShownStage {
  return stage === 'running' || stage === 'paused' || stage === 'draining' ? 'interrupted' : stage;
}

/**
 * Goes on with a sweep that is paused, drains or has ended before it was complete.
 *
 * @param isServed whether something is running it, as far as the caller knows
 */
export async function resumeSweep(
  { client, record, rows }: OpenSweep,
  trainers: Trainers,
  isServed: boolean | undefined,
): Promise<Answer> {
  const { sweepId } = record;
  const before = await viewSweep(rows, record, isServed);
  if (before.stage === 'complete') {
    return { sweepId, hasChanged: false, stage: 'complete', message: 'complete; nothing to resume' };
  }
  const answer = await client.commandOrStart(sweepInput(record, trainers), record, resumeUpdate);
  const hasChanged = answer.hasChanged || before.stage !== 'running';
  return { sweepId, stage: answer.stage, hasChanged, message: hasChanged ? 'resumed' : 'running already' };
}
