import { storeDataset } from '@liesweep/datasets';
import { countOf, hasEnded, type RowStore, type SweepRecord, type TensorStore } from '@liesweep/sweep';
import type { Answer } from './answer.js';
import type { BroughtSweep } from './named-sweep.js';
import { publishSpec } from './publish-spec.js';
import { nextRepetition } from './repeat-sweep.js';
import type { Share } from './start-sweep.js';
import type { UseSweepClient } from './sweep-client.js';
import { sweepInput, type Trainers } from './sweep-input.js';
import { viewSweep } from './sweep-view.js';
import { underRecordedId } from './under-recorded-id.js';

/** What trains sweeps for others: orchestrators and trainers behind a Temporal server, and the stores that they share. */
export interface Deployment {
  readonly useClient: UseSweepClient;
  readonly rows: RowStore;
  readonly tensors: TensorStore;
}

/** How a sweep is submitted. */
export interface SubmitOptions {
  readonly share: Share & Pick<SweepRecord, 'owner'>;
  readonly trainers: Trainers;
  /** Takes over nothing that is recorded: all trials are trained again, beside the others. */
  readonly trainAgain: boolean;
}

/**
 * Hands a sweep to a running deployment. One that is there already goes on where it stands: an ended one that is not
 * complete is started again, with the budget that is brought now.
 *
 * @throws store errors; InfrastructureError when Temporal does not answer
 */
export async function submitSweep(
  asked: BroughtSweep,
  { useClient, rows, tensors }: Deployment,
  { share, trainers, trainAgain }: SubmitOptions,
): Promise<Answer> {
  const sweep = await (trainAgain ? nextRepetition(asked, rows) : underRecordedId(asked, rows));
  const { sweepId, specDigest, trialCount } = sweep;
  const spec = await storeDataset(sweep.spec, sweep.dataset, tensors);
  const createdAt = new Date().toISOString();
  const submitted: SweepRecord = { sweepId, spec, specDigest, trialCount, createdAt, ...share };
  await rows.saveSweep(submitted);
  // A sweep that was extended since has more than what it began with.
  const record = (await rows.sweep(sweepId)) ?? submitted;
  await publishSpec(tensors, { ...record, spec: { ...record.spec, budget: spec.budget, execution: spec.execution } });
  const [before, standing] = [await viewSweep(rows, record, undefined), await rows.standing(sweepId)];
  if (before.stage === 'complete') {
    return { sweepId, hasChanged: false, stage: 'complete', message: 'complete already' };
  }
  const input = sweepInput(record, trainers);
  const isNew = before.stage === 'not-started';
  const wasActive = before.stage === 'running' || before.stage === 'paused' || before.stage === 'draining';
  const mayEnd = standing === undefined || !hasEnded(standing);
  await useClient((client) => client.start(input, record, mayEnd));
  // Whoever looks before an orchestrator has taken it up is not to see how it ended last time.
  if (standing !== undefined) await rows.reopenStanding(sweepId, standing.order);
  const message = isNew
    ? `submitted, ${countOf(record.trialCount, 'trial')}`
    : wasActive
      ? `${before.stage} already`
      : `started again, ${countOf(record.trialCount - before.recorded, 'trial')} to go`;
  return { sweepId, hasChanged: !wasActive, stage: wasActive ? before.stage : 'running', message };
}
