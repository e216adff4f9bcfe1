import { findTrialByKey, LARGEST_COUNT, type TrialFailure } from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { batches, ROWS_PER_STATEMENT } from './batches.js';
import { storedText } from './stored-text.js';
import { lockSweep } from './sweep-rows.js';
import type { FailureRow, Tables } from './tables.js';
import { takeOver } from './take-over.js';
import { trialKeysOfCell } from './trial-keys-of-cell.js';

/**
 * Stores failures; of two of the same trial the one with more attempts stays, and a trial that has a result gets none, nor
 * does one that is none of the sweep's grid. A sweep that a newer engine has taken over gets none either.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function insertFailures(
  trx: Transaction<Tables>,
  sweepId: string,
  failures: readonly TrialFailure[],
): Promise<void> {
  const { spec } = await lockSweep(trx, sweepId);
  const ours = failures.filter(({ trialKey }) => findTrialByKey(spec, trialKey) !== undefined);
  if (ours.length === 0 || !(await takeOver(trx, sweepId))) return;
  for (const batch of batches(ours, ROWS_PER_STATEMENT)) {
    const recorded = await trx
      .selectFrom('sweep_trials')
      .select('trial_key')
      .where('sweep_id', '=', sweepId)
      .where(
        'trial_key',
        'in',
        batch.map(({ trialKey }) => trialKey),
      )
      .execute();
    const recordedKeys = new Set(recorded.map((row) => row.trial_key));
    for (const failure of batch.filter(({ trialKey }) => !recordedKeys.has(trialKey))) {
      await upsertFailure(trx, sweepId, failure);
    }
  }
}

/** Forgets the failures of these trials. */
export async function deleteFailures(
  trx: Transaction<Tables>,
  sweepId: string,
  trialKeys: readonly string[],
): Promise<void> {
  for (const batch of batches(trialKeys, ROWS_PER_STATEMENT)) {
    await trx.deleteFrom('failures').where('sweep_id', '=', sweepId).where('trial_key', 'in', batch).execute();
  }
}

/**
 * Forgets the failures of a sweep, of one class or of all, and returns how many there were.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function deleteFailuresOfClass(
  trx: Transaction<Tables>,
  sweepId: string,
  failureClass: string | undefined,
): Promise<number> {
  await lockSweep(trx, sweepId);
  const ofSweep = trx.deleteFrom('failures').where('sweep_id', '=', sweepId);
  const ofClass = failureClass === undefined ? ofSweep : ofSweep.where('failure_class', '=', failureClass);
  const { numDeletedRows } = await ofClass.executeTakeFirst();
  return Number(numDeletedRows);
}

/** The failures of a sweep, in the order of their trial keys. */
export async function selectFailures(db: Kysely<Tables>, sweepId: string): Promise<readonly TrialFailure[]> {
  const rows = await db
    .selectFrom('failures')
    .selectAll()
    .where('sweep_id', '=', sweepId)
    .orderBy('trial_key')
    .execute();
  return rows.map(toFailure);
}

/** The failures of one cell of a sweep, at most `limit`, in the order of their trial keys. */
export async function selectFailuresOfCell(
  db: Kysely<Tables>,
  sweepId: string,
  cellKey: string,
  limit: number,
): Promise<readonly TrialFailure[]> {
  const [first, end] = trialKeysOfCell(cellKey);
  const rows = await db
    .selectFrom('failures')
    .selectAll()
    .where('sweep_id', '=', sweepId)
    .where('trial_key', '>', first)
    .where('trial_key', '<', end)
    .orderBy('trial_key')
    .limit(limit)
    .execute();
  return rows.map(toFailure);
}

function toFailure(row: FailureRow): TrialFailure {
  return {
    ...{ trialKey: row.trial_key, failureClass: row.failure_class },
    ...{ message: row.message, attempts: row.attempts },
  };
}

async function upsertFailure(trx: Transaction<Tables>, sweepId: string, failure: TrialFailure): Promise<void> {
  await trx
    .insertInto('failures')
    .values({
      sweep_id: sweepId,
      trial_key: failure.trialKey,
      failure_class: storedText(failure.failureClass),
      message: storedText(failure.message),
      attempts: Math.min(failure.attempts, LARGEST_COUNT),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['sweep_id', 'trial_key'])
        .doUpdateSet((row) => ({
          failure_class: row.ref('excluded.failure_class'),
          message: row.ref('excluded.message'),
          attempts: row.ref('excluded.attempts'),
        }))
        .whereRef('excluded.attempts', '>', 'failures.attempts'),
    )
    .execute();
}
