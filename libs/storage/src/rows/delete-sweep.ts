import type { Transaction } from 'kysely';
import { releaseTrials } from './release-trials.js';
import { lockSweep } from './sweep-rows.js';
import type { Tables } from './tables.js';

/** Every table with rows of one sweep but those of its results, those that refer to others first. */
const TABLES_OF_A_SWEEP = ['shards', 'plans', 'standings', 'sick_devices', 'sweep_totals', 'sweeps'] as const;

/**
 * Removes a sweep, and those of its trials that no other sweep has. A sweep that reuses its trials keeps them, and gets a
 * copy of each certificate that it had from this one.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function deleteSweepRows(trx: Transaction<Tables>, sweepId: string): Promise<void> {
  await lockSweep(trx, sweepId);
  await releaseTrials(trx, sweepId);
  for (const table of TABLES_OF_A_SWEEP) {
    await trx.deleteFrom(table).where('sweep_id', '=', sweepId).execute();
  }
}
