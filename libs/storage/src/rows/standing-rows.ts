import type { SickDevice, SweepStanding } from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { lockSweep } from './sweep-rows.js';
import type { Tables } from './tables.js';

/**
 * Keeps where a sweep stands, in place of what it said before.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function upsertStanding(
  trx: Transaction<Tables>,
  sweepId: string,
  standing: SweepStanding,
): Promise<void> {
  await lockSweep(trx, sweepId);
  await trx
    .insertInto('standings')
    .values({ sweep_id: sweepId, standing: JSON.stringify(standing) })
    .onConflict((conflict) =>
      conflict.column('sweep_id').doUpdateSet((row) => ({ standing: row.ref('excluded.standing') })),
    )
    .execute();
}

/** Where a sweep stands; undefined when it has never said so. */
export async function selectStanding(db: Kysely<Tables>, sweepId: string): Promise<SweepStanding | undefined> {
  const row = await db.selectFrom('standings').select('standing').where('sweep_id', '=', sweepId).executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.standing) as SweepStanding);
}

/**
 * Keeps that a device takes no more shards.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function insertSickDevice(
  trx: Transaction<Tables>,
  sweepId: string,
  { device, reason }: SickDevice,
): Promise<void> {
  await lockSweep(trx, sweepId);
  await trx
    .insertInto('sick_devices')
    .values({ sweep_id: sweepId, device, reason })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The devices that a sweep has met and that take no more shards, in the order of their names. */
export async function selectSickDevices(db: Kysely<Tables>, sweepId: string): Promise<readonly SickDevice[]> {
  return db
    .selectFrom('sick_devices')
    .select(['device', 'reason'])
    .where('sweep_id', '=', sweepId)
    .orderBy('device')
    .execute();
}
