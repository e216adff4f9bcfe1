import type { SweepRecord } from '@liesweep/sweep';
import type { Transaction } from 'kysely';
import { batches, ROWS_PER_STATEMENT } from './batches.js';
import { foldIntoCells } from './cell-rows.js';
import { deleteFailures } from './failure-rows.js';
import type { SortedColumns, Tables, TrialRow } from './tables.js';
import { toTrialResult } from './trial-row.js';

/** A stored trial on its way into a sweep. */
export interface Addition {
  readonly row: TrialRow;
  /** Another sweep had recorded it before. */
  readonly isReused: boolean;
}

/**
 * Adds stored trials to a sweep: its membership, cells, totals and sources grow by those that it did not have, and
 * their failures are forgotten. The caller holds the sweep's lock.
 *
 * @returns how many trials the sweep did not have
 */
export async function addTrials(
  trx: Transaction<Tables>,
  sweep: SweepRecord,
  candidates: readonly Addition[],
): Promise<number> {
  const joined = await join(trx, sweep.sweepId, candidates);
  const added = candidates.filter(({ row }) => joined.has(row.trial_key));
  if (added.length === 0) {
    return 0;
  }
  await foldIntoCells(
    trx,
    sweep,
    added.map(({ row }) => toTrialResult(row)),
  );
  await growTotals(trx, sweep.sweepId, added);
  await insertSources(trx, sweep.sweepId, added);
  await deleteFailures(trx, sweep.sweepId, [...joined]);
  return added.length;
}

async function join(
  trx: Transaction<Tables>,
  sweepId: string,
  candidates: readonly Addition[],
): Promise<ReadonlySet<string>> {
  const joined = new Set<string>();
  for (const batch of batches(candidates, ROWS_PER_STATEMENT)) {
    const rows = await trx
      .insertInto('sweep_trials')
      .values(
        batch.map(({ row, isReused }) => ({
          ...{ sweep_id: sweepId, trial_key: row.trial_key, reused: Number(isReused) },
          ...sortedColumnsOf(row),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('trial_key')
      .execute();
    for (const { trial_key } of rows) {
      joined.add(trial_key);
    }
  }
  return joined;
}

function sortedColumnsOf(row: SortedColumns): SortedColumns {
  const { dimension, generator_count, outcome, steps, lowest_loss, final_loss, seconds } = row;
  return { dimension, generator_count, outcome, steps, lowest_loss, final_loss, seconds };
}

async function growTotals(trx: Transaction<Tables>, sweepId: string, added: readonly Addition[]): Promise<void> {
  const totals = await trx
    .selectFrom('sweep_totals')
    .selectAll()
    .where('sweep_id', '=', sweepId)
    .executeTakeFirstOrThrow();
  const losses = [totals.lowest_loss, ...added.map(({ row }) => row.lowest_loss)].filter((loss) => loss !== null);
  const trained = added.filter(({ isReused }) => !isReused);
  await trx
    .updateTable('sweep_totals')
    .set({
      recorded: totals.recorded + added.length,
      reused: totals.reused + added.length - trained.length,
      lowest_loss: losses.length === 0 ? null : Math.min(...losses),
      trained_seconds: trained.reduce((sum, { row }) => sum + row.seconds, totals.trained_seconds),
    })
    .where('sweep_id', '=', sweepId)
    .execute();
}

async function insertSources(trx: Transaction<Tables>, sweepId: string, added: readonly Addition[]): Promise<void> {
  const sources = new Map(
    added.map(({ row: { system, dimension, recorded_by } }) => [
      JSON.stringify([system, dimension, recorded_by]),
      { sweep_id: sweepId, system, dimension, recorded_by },
    ]),
  );
  for (const batch of batches([...sources.values()], ROWS_PER_STATEMENT)) {
    await trx
      .insertInto('trial_sources')
      .values(batch)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
