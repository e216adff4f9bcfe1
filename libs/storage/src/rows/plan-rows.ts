import type { Shard, TrialRange } from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { batches, ROWS_PER_STATEMENT } from './batches.js';
import { lockSweep } from './sweep-rows.js';
import type { Tables } from './tables.js';

/**
 * Saves a round's shards in the order given, unless the round is there already.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function insertPlan(
  trx: Transaction<Tables>,
  sweepId: string,
  round: number,
  shards: readonly Shard[],
): Promise<void> {
  await lockSweep(trx, sweepId);
  const saved = await trx
    .insertInto('plans')
    .values({ sweep_id: sweepId, round, shard_count: shards.length })
    .onConflict((conflict) => conflict.doNothing())
    .returning('round')
    .execute();
  if (saved.length === 0) {
    return;
  }
  const rows = shards.map((shard, position) => ({
    sweep_id: sweepId,
    round,
    position,
    shard_index: shard.index,
    dimension: shard.dimension,
    trial_ranges: JSON.stringify(shard.trials),
  }));
  for (const batch of batches(rows, ROWS_PER_STATEMENT)) {
    await trx.insertInto('shards').values(batch).execute();
  }
}

/** At most `limit` shards of a round, from the position `fromShard` on. */
export async function selectPlan(
  db: Kysely<Tables>,
  sweepId: string,
  round: number,
  fromShard: number,
  limit: number,
): Promise<readonly Shard[]> {
  const rows = await db
    .selectFrom('shards')
    .select(['shard_index', 'dimension', 'trial_ranges'])
    .where('sweep_id', '=', sweepId)
    .where('round', '=', round)
    .where('position', '>=', fromShard)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    index: row.shard_index,
    dimension: row.dimension,
    trials: JSON.parse(row.trial_ranges) as readonly TrialRange[],
  }));
}

/** How many shards a round has; undefined when the round was never saved. */
export async function selectPlannedShardCount(
  db: Kysely<Tables>,
  sweepId: string,
  round: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('plans')
    .select('shard_count')
    .where('sweep_id', '=', sweepId)
    .where('round', '=', round)
    .executeTakeFirst();
  return row?.shard_count;
}
