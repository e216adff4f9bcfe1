import { CorruptStoreError, ENGINE_VERSION } from '@liesweep/sweep';
import type { Transaction } from 'kysely';
import { refusalOf } from '../admit-record.js';
import { addTrials } from './add-trials.js';
import { lockSweep } from './sweep-rows.js';
import type { Tables } from './tables.js';
import { takeOver } from './take-over.js';
import { toTrialResult } from './trial-row.js';
import { selectTrials } from './trial-rows.js';

/**
 * Adds those of the trials to a sweep that are of its grid and that any sweep has recorded; as many distinct keys as one
 * statement takes.
 *
 * @returns the keys that the sweep still does not have, in the order given
 * @throws UnknownSweepError when there is no such sweep
 * @throws CorruptStoreError when a newer engine has taken it over
 */
export async function adoptTrials(
  trx: Transaction<Tables>,
  sweepId: string,
  trialKeys: readonly string[],
): Promise<readonly string[]> {
  const sweep = await lockSweep(trx, sweepId);
  if (!(await takeOver(trx, sweepId))) {
    throw new CorruptStoreError(
      `sweep ${sweepId}: a newer version of Liesweep trains it, and this one has engine ${ENGINE_VERSION}. Its rows are ` +
        'untouched: go on with the newer version.',
    );
  }
  const members = await trx
    .selectFrom('sweep_trials')
    .select('trial_key')
    .where('sweep_id', '=', sweepId)
    .where('trial_key', 'in', trialKeys)
    .execute();
  const memberKeys = new Set(members.map((row) => row.trial_key));
  const others = trialKeys.filter((key) => !memberKeys.has(key));
  const rows = (await selectTrials(trx, others)).filter(
    (row) => refusalOf(sweep.spec, toTrialResult(row)) === undefined,
  );
  await addTrials(
    trx,
    sweep,
    rows.map((row) => ({ row, isReused: true })),
  );
  const adopted = new Set(rows.map((row) => row.trial_key));
  return others.filter((key) => !adopted.has(key));
}
