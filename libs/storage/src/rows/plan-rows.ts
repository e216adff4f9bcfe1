import { trialRangesSchema, type Shard } from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { batches, ROWS_PER_STATEMENT } from './batches.js';
import { checkRow } from './check-row.js';
import { readJson } from './read-json.js';
import { assertIntact, rowDigest } from './row-digest.js';
import { lockSweep } from './sweep-rows.js';
import type { ShardRow, Tables } from './tables.js';

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
  const rows = shards.map((shard, position) => {
    const row = {
      ...{ sweep_id: sweepId, round, position, shard_index: shard.index, dimension: shard.dimension },
      trial_ranges: JSON.stringify(shard.trials),
    };
    return { ...row, row_digest: rowDigest(whatItSays(row)) };
  });
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
    .selectAll()
    .where('sweep_id', '=', sweepId)
    .where('round', '=', round)
    .where('position', '>=', fromShard)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(toShard);
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

function toShard(row: ShardRow): Shard {
  const key = `${row.sweep_id}, round ${String(row.round)}, position ${String(row.position)}`;
  const place = { table: 'shards', key };
  assertIntact(row.row_digest, whatItSays(row), place);
  const trials = checkRow(trialRangesSchema, readJson('trial_ranges', row.trial_ranges, place), place);
  return { index: row.shard_index, dimension: row.dimension, trials };
}

function whatItSays(row: Omit<ShardRow, 'row_digest'>): readonly (string | number)[] {
  return [row.sweep_id, row.round, row.position, row.shard_index, row.dimension, row.trial_ranges];
}
