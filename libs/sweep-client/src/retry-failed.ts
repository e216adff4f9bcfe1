import { retryUpdate } from '@liesweep/workflows';
import type { Answer } from './answer.js';
import type { OpenSweep } from './open-sweep.js';
import { sweepInput, type Trainers } from './sweep-input.js';
import { viewSweep } from './sweep-view.js';

/**
 * Tries the trials of a sweep again that were given up.
 *
 * @param failureClass only those that failed with this class, such as `OutOfDeviceMemoryError`
 */
export async function retryFailed(
  { client, record, rows }: OpenSweep,
  trainers: Trainers,
  failureClass: string | undefined,
): Promise<Answer> {
  const { sweepId } = record;
  const forgotten = await rows.forgetFailures(sweepId, failureClass);
  const { stage } = await viewSweep(rows, record, true);
  const kind = failureClass === undefined ? 'failed trials' : `trials failed with ${failureClass}`;
  if (forgotten === 0) return { sweepId, hasChanged: false, stage, message: `no ${kind}; nothing to retry` };
  const answer = await client.commandOrStart(sweepInput(record, trainers), record, retryUpdate);
  const message = `${String(forgotten)} ${kind} are tried again${answer.stage === 'running' ? '' : ` when the sweep is resumed (it is ${answer.stage})`}`;
  return { sweepId, hasChanged: true, stage: answer.stage, message };
}
