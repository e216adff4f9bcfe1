import type { TrialResult } from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { batches, ROWS_PER_STATEMENT } from './batches.js';
import { toTrialResult } from './trial-row.js';
import type { Tables, TrialRow } from './tables.js';

/** Inserts the rows whose trials no sweep has recorded, and returns the keys of those. */
export async function insertTrials(trx: Transaction<Tables>, rows: readonly TrialRow[]): Promise<ReadonlySet<string>> {
  const inserted = new Set<string>();
  for (const batch of batches(rows, ROWS_PER_STATEMENT)) {
    const added = await trx
      .insertInto('trials')
      .values(batch)
      .onConflict((conflict) => conflict.doNothing())
      .returning('trial_key')
      .execute();
    for (const { trial_key } of added) {
      inserted.add(trial_key);
    }
  }
  return inserted;
}

/** The recorded trials among the keys; as many keys as one statement takes. */
export function selectTrials(db: Kysely<Tables>, trialKeys: readonly string[]): Promise<TrialRow[]> {
  return trialKeys.length === 0
    ? Promise.resolve([])
    : db.selectFrom('trials').selectAll().where('trial_key', 'in', trialKeys).execute();
}

/** At most `limit` of a sweep's trials, in the order of their keys, after the key given. */
export async function selectTrialsAfter(
  db: Kysely<Tables>,
  sweepId: string,
  afterKey: string,
  limit: number,
): Promise<readonly TrialResult[]> {
  const rows = await db
    .selectFrom('sweep_trials')
    .innerJoin('trials', 'trials.trial_key', 'sweep_trials.trial_key')
    .selectAll('trials')
    .where('sweep_trials.sweep_id', '=', sweepId)
    .where('sweep_trials.trial_key', '>', afterKey)
    .orderBy('sweep_trials.trial_key')
    .limit(limit)
    .execute();
  return rows.map(toTrialResult);
}
