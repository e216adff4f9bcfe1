import type { ShardRecord } from '@liesweep/sweep';
import type { Transaction } from 'kysely';
import { admitRecord } from '../admit-record.js';
import { addTrials, type Addition } from './add-trials.js';
import { batches, ROWS_PER_STATEMENT } from './batches.js';
import { insertCertificate } from './certificate-rows.js';
import { lockSweep } from './sweep-rows.js';
import type { Tables } from './tables.js';
import { takeOver } from './take-over.js';
import { toTrialRow } from './trial-row.js';
import { insertTrials, selectTrials } from './trial-rows.js';

/**
 * Records those of a shard's rows that are of the sweep's grid, and its certificate. Where a trial had been recorded
 * before, the first row stands and is the one that is folded. A sweep that a newer engine has taken over gets nothing.
 *
 * @returns how many trials the sweep did not have
 * @throws UnknownSweepError when there is no such sweep
 */
export async function recordTrials(trx: Transaction<Tables>, sweepId: string, shard: ShardRecord): Promise<number> {
  const sweep = await lockSweep(trx, sweepId);
  const { record } = admitRecord(sweep.spec, shard);
  if (record.trials.length === 0 || !(await takeOver(trx, sweepId))) return 0;
  const byKey = new Map(record.trials.map((trial) => [trial.trialKey, toTrialRow(trial, sweepId)]));
  // In one order everywhere, so that two sweeps that record the same trials at once never wait for each other in a circle.
  const rows = [...byKey.values()].sort((a, b) => (a.trial_key < b.trial_key ? -1 : 1));
  const inserted = await insertTrials(trx, rows);
  const candidates: Addition[] = rows
    .filter((row) => inserted.has(row.trial_key))
    .map((row) => ({ row, isReused: false }));
  const known = rows.map((row) => row.trial_key).filter((key) => !inserted.has(key));
  for (const keys of batches(known, ROWS_PER_STATEMENT)) {
    candidates.push(...(await selectTrials(trx, keys)).map((row) => ({ row, isReused: true })));
  }
  if (record.certificate !== null) {
    await insertCertificate(trx, sweepId, record.certificate);
  }
  return addTrials(trx, sweep, candidates);
}
