import type { Transaction } from 'kysely';
import { addTrials } from './add-trials.js';
import { lockSweep } from './sweep-rows.js';
import type { Tables } from './tables.js';
import { selectTrials } from './trial-rows.js';

/**
 * Adds those of the trials to a sweep that any sweep has recorded; as many distinct keys as one statement takes.
 *
 * @returns the keys that nobody has recorded, in the order given
 * @throws UnknownSweepError when there is no such sweep
 */
export async function adoptTrials(
  trx: Transaction<Tables>,
  sweepId: string,
  trialKeys: readonly string[],
): Promise<readonly string[]> {
  const sweep = await lockSweep(trx, sweepId);
  const members = await trx
    .selectFrom('sweep_trials')
    .select('trial_key')
    .where('sweep_id', '=', sweepId)
    .where('trial_key', 'in', trialKeys)
    .execute();
  const memberKeys = new Set(members.map((row) => row.trial_key));
  const others = trialKeys.filter((key) => !memberKeys.has(key));
  const rows = await selectTrials(trx, others);
  await addTrials(
    trx,
    sweep,
    rows.map((row) => ({ row, isReused: true })),
  );
  const adopted = new Set(rows.map((row) => row.trial_key));
  return others.filter((key) => !adopted.has(key));
}
