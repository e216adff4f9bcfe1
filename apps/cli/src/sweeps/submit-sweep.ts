import { storeDataset } from '@liesweep/datasets';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import { countOf, hasEnded, type SweepRecord } from '@liesweep/sweep';
import type { Config } from '../config.js';
import { BadInputError } from '../errors/cli-error.js';
import type { SweepFile } from '../input/read-sweep-file.js';
import type { Answer } from './answer.js';
import { deploymentTarget } from './open-sweep.js';
import { publishSpec } from './publish-spec.js';
import { nextRepetition } from './repeat-sweep.js';
import { withSweepClient } from './sweep-client.js';
import { sweepInput } from './sweep-input.js';
import { viewSweep } from './sweep-view.js';
import { underRecordedId } from './under-recorded-id.js';

/** How a sweep is submitted. */
export interface SubmitOptions {
  readonly project: string | undefined;
  readonly priority: number | undefined;
  readonly slots: number | undefined;
  /** Takes over nothing that is recorded: all trials are trained again, beside the others. */
  readonly trainAgain: boolean;
}

/**
 * Hands a sweep to a running deployment. One that is there already goes on where it stands: an ended one that is not
 * complete is started again, with the budget that the file has now.
 *
 * @throws BadInputError when the environment does not name the deployment's servers
 */
export async function submitSweep(asked: SweepFile, config: Config, options: SubmitOptions): Promise<Answer> {
  const target = deploymentTarget();
  if (config.rows === undefined || config.tensors === undefined) {
    throw new BadInputError({
      happened: `${config.rows === undefined ? 'LIESWEEP_ROWS' : 'LIESWEEP_TENSORS'} is not set.`,
      remedy: 'Set LIESWEEP_ROWS and LIESWEEP_TENSORS to the stores that the orchestrators use.',
    });
  }
  const rows = await openRowStore(config.rows);
  try {
    const file = await (options.trainAgain ? nextRepetition(asked, rows) : underRecordedId(asked, rows));
    const { sweepId, specDigest, trialCount } = file;
    const tensors = await openTensorStore(config.tensors);
    const spec = await storeDataset(file.spec, file.dataset, tensors);
    const { project, priority, slots } = options;
    const createdAt = new Date().toISOString();
    const share = { ...(project !== undefined && { project }), ...(priority !== undefined && { priority }) };
    const submitted: SweepRecord = { sweepId, spec, specDigest, trialCount, createdAt, ...share };
    await rows.saveSweep(submitted);
    // A sweep that was extended since has more than the file that it began with.
    const record = (await rows.sweep(sweepId)) ?? submitted;
    await publishSpec(tensors, { ...record, spec: { ...record.spec, budget: spec.budget, execution: spec.execution } });
    const [before, standing] = [await viewSweep(rows, record, undefined), await rows.standing(sweepId)];
    if (before.stage === 'complete') {
      return { sweepId, hasChanged: false, stage: 'complete', message: 'complete already' };
    }
    const input = sweepInput(record, config, slots);
    const isNew = before.stage === 'not-started';
    const wasActive = before.stage === 'running' || before.stage === 'paused' || before.stage === 'draining';
    const mayEnd = standing === undefined || !hasEnded(standing);
    await withSweepClient(target, (client) => client.start(input, record, mayEnd));
    // Whoever looks before an orchestrator has taken it up is not to see how it ended last time.
    if (standing !== undefined) await rows.reopenStanding(sweepId, standing.order);
    const message = isNew
      ? `submitted, ${countOf(record.trialCount, 'trial')}`
      : wasActive
        ? `${before.stage} already`
        : `started again, ${countOf(record.trialCount - before.recorded, 'trial')} to go`;
    return { sweepId, hasChanged: !wasActive, stage: wasActive ? before.stage : 'running', message };
  } finally {
    await rows.close();
  }
}
