import { ENGINE_VERSION, type SweepRecord, type SweepSpec } from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { UnknownSweepError } from '../store-errors.js';
import type { SweepRow, Tables } from './tables.js';

/** Saves a sweep and its empty totals; one that is there already takes the priority, when there is one, and no more. */
export async function insertSweep(trx: Transaction<Tables>, sweep: SweepRecord): Promise<void> {
  await trx
    .insertInto('sweeps')
    .values({
      sweep_id: sweep.sweepId,
      spec_digest: sweep.specDigest,
      trial_count: sweep.trialCount,
      created_at: sweep.createdAt,
      spec: JSON.stringify(sweep.spec),
      project: sweep.project ?? null,
      priority: sweep.priority ?? null,
      engine: ENGINE_VERSION,
    })
    .onConflict((conflict) =>
      sweep.priority === undefined
        ? conflict.doNothing()
        : conflict.column('sweep_id').doUpdateSet({ priority: sweep.priority }),
    )
    .execute();
  await trx
    .insertInto('sweep_totals')
    .values({ sweep_id: sweep.sweepId, recorded: 0, reused: 0, lowest_loss: null, trained_seconds: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Gives a sweep another grid; everything else of it stays.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function updateSweep(trx: Transaction<Tables>, sweep: SweepRecord): Promise<void> {
  await lockSweep(trx, sweep.sweepId);
  await trx
    .updateTable('sweeps')
    .set({ spec_digest: sweep.specDigest, trial_count: sweep.trialCount, spec: JSON.stringify(sweep.spec) })
    .where('sweep_id', '=', sweep.sweepId)
    .execute();
}

/** The sweep with this id, or undefined. */
export async function selectSweep(db: Kysely<Tables>, sweepId: string): Promise<SweepRecord | undefined> {
  const row = await db.selectFrom('sweeps').selectAll().where('sweep_id', '=', sweepId).executeTakeFirst();
  return row === undefined ? undefined : toSweepRecord(row);
}

/** All sweeps, oldest first. */
export async function selectSweeps(db: Kysely<Tables>): Promise<readonly SweepRecord[]> {
  const rows = await db.selectFrom('sweeps').selectAll().orderBy('created_at').orderBy('sweep_id').execute();
  return rows.map(toSweepRecord);
}

/**
 * The sweep, its totals locked until the transaction ends: whoever folds into its cells next waits.
 *
 * The lock is an update that changes nothing, which every SQL database takes as a row lock.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function lockSweep(trx: Transaction<Tables>, sweepId: string): Promise<SweepRecord> {
  await trx
    .updateTable('sweep_totals')
    .set((row) => ({ recorded: row.ref('recorded') }))
    .where('sweep_id', '=', sweepId)
    .execute();
  const sweep = await selectSweep(trx, sweepId);
  if (sweep === undefined) {
    throw new UnknownSweepError(sweepId);
  }
  return sweep;
}

function toSweepRecord(row: SweepRow): SweepRecord {
  return {
    sweepId: row.sweep_id,
    spec: JSON.parse(row.spec) as SweepSpec,
    specDigest: row.spec_digest,
    trialCount: row.trial_count,
    createdAt: row.created_at,
    ...(row.project !== null && { project: row.project }),
    ...(row.priority !== null && { priority: row.priority }),
  };
}
