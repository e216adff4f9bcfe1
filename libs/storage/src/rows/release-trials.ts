import type { Transaction } from 'kysely';
import { batches, ROWS_PER_STATEMENT } from './batches.js';
import { insertCertificate, selectCertificates } from './certificate-rows.js';
import type { Tables } from './tables.js';

/** Every table with results of one sweep. */
const RESULTS_OF_A_SWEEP = ['trial_sources', 'cells', 'failures', 'certificates', 'sweep_trials'] as const;

/**
 * Takes all results from a sweep, and removes those of its trials that no other sweep has. A sweep that reuses the others
 * keeps them, and gets a copy of each certificate that it had from this one. Totals stay as they are. The caller holds the
 * sweep's lock.
 */
export async function releaseTrials(trx: Transaction<Tables>, sweepId: string): Promise<void> {
  await bequeath(trx, sweepId);
  const only = await trx
    .selectFrom('sweep_trials')
    .select('trial_key')
    .where('sweep_id', '=', sweepId)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('sweep_trials as others')
            .select('others.trial_key')
            .whereRef('others.trial_key', '=', 'sweep_trials.trial_key')
            .where('others.sweep_id', '!=', sweepId),
        ),
      ),
    )
    .execute();
  for (const table of RESULTS_OF_A_SWEEP) {
    await trx.deleteFrom(table).where('sweep_id', '=', sweepId).execute();
  }
  const keys = only.map((row) => row.trial_key);
  for (const batch of batches(keys, ROWS_PER_STATEMENT)) {
    await trx.deleteFrom('trials').where('trial_key', 'in', batch).execute();
  }
}

/** Sweeps that reuse trials of this one are from now on those that recorded them, with its certificates. */
async function bequeath(trx: Transaction<Tables>, sweepId: string): Promise<void> {
  const heirs = await trx
    .selectFrom('trial_sources')
    .select('sweep_id')
    .distinct()
    .where('recorded_by', '=', sweepId)
    .where('sweep_id', '!=', sweepId)
    .execute();
  for (const heir of heirs) {
    for (const certificate of await selectCertificates(trx, heir.sweep_id)) {
      await insertCertificate(trx, heir.sweep_id, certificate);
    }
    await trx
      .updateTable('trials')
      .set({ recorded_by: heir.sweep_id })
      .where('recorded_by', '=', sweepId)
      .where('trial_key', 'in', (members) =>
        members.selectFrom('sweep_trials').select('trial_key').where('sweep_id', '=', heir.sweep_id),
      )
      .execute();
  }
  // What this sweep is given next is no business of theirs.
  await trx.deleteFrom('trial_sources').where('recorded_by', '=', sweepId).where('sweep_id', '!=', sweepId).execute();
}
