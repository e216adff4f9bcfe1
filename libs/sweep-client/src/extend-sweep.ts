import { storeDataset } from '@liesweep/datasets';
import { countOf, extensionIssues, type SweepRecord } from '@liesweep/sweep';
import { extendUpdate } from '@liesweep/workflows';
import { BadInputError } from '@liesweep/sweep/explained-error';
import type { Answer } from './answer.js';
import type { BroughtSweep } from './named-sweep.js';
import type { OpenSweep } from './open-sweep.js';
import { publishSpec } from './publish-spec.js';
import { asRepetition } from './repeat-sweep.js';
import { sweepInput, type Trainers } from './sweep-input.js';
import { viewSweep } from './sweep-view.js';

/**
 * Adds the grid points and restarts of a larger sweep file to a sweep, running or ended. Recorded trials stay as they are.
 *
 * @throws BadInputError when the file lacks something that the sweep has
 */
export async function extendSweep(sweep: OpenSweep, larger: BroughtSweep, trainers: Trainers): Promise<Answer> {
  const { client, record, rows, tensors } = sweep;
  const { sweepId } = record;
  const file = asRepetition(larger, record.spec.repetition);
  const issues = extensionIssues(record.spec, file.spec);
  if (issues.length > 0) {
    throw new BadInputError({
      happened: `${sweepId} cannot be extended to this file:\n  ${issues.join('\n  ')}`,
      remedy: 'Keep every value of the sweep and add others, or submit the file as a sweep of its own.',
    });
  }
  const spec = await storeDataset(file.spec, file.dataset, tensors);
  const extended: SweepRecord = { ...record, spec, specDigest: file.specDigest, trialCount: file.trialCount };
  await publishSpec(tensors, extended);
  await rows.extendSweep(extended);
  const added = file.trialCount - record.trialCount;
  const { stage } = await viewSweep(rows, extended, true);
  if (stage === 'complete') {
    return { sweepId, hasChanged: false, stage, message: 'complete, and has all of these trials already' };
  }
  const input = sweepInput(extended, trainers);
  const { specDigest, specName } = input;
  const answer = await client.commandOrStart(input, record, extendUpdate, { specDigest, specName });
  const message =
    added > 0
      ? `extended by ${countOf(added, 'trial')} to ${String(file.trialCount)}`
      : 'has all of these trials already';
  return { sweepId, hasChanged: added > 0, stage: answer.stage, message };
}
