import type { SweepProgress } from '@liesweep/sweep';
import type { Kysely, Selectable } from 'kysely';
import { UnknownSweepError } from '../store-errors.js';
import type { SweepRow, SweepTotalsRow, Tables } from './tables.js';

/**
 * How far a sweep is: one row of totals, and a count of its failures by index.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function selectProgress(db: Kysely<Tables>, sweepId: string): Promise<SweepProgress> {
  const row = await db
    .selectFrom('sweeps')
    .innerJoin('sweep_totals', 'sweep_totals.sweep_id', 'sweeps.sweep_id')
    .select(['trial_count', 'recorded', 'reused', 'lowest_loss', 'trained_seconds'])
    .select((columns) =>
      columns
        .selectFrom('failures')
        .select((failure) => failure.fn.countAll().as('count'))
        .whereRef('failures.sweep_id', '=', 'sweeps.sweep_id')
        .as('failed'),
    )
    .where('sweeps.sweep_id', '=', sweepId)
    .executeTakeFirst();
  if (row === undefined) {
    throw new UnknownSweepError(sweepId);
  }
  return toProgress(row);
}

/** How far a sweep is, as rows of its tables and a count of its failures say. */
export function toProgress(
  row: Pick<SweepRow, 'trial_count'> &
    Pick<Selectable<SweepTotalsRow>, 'recorded' | 'reused' | 'lowest_loss' | 'trained_seconds'> & {
      readonly failed: number | string | bigint | null;
    },
): SweepProgress {
  return {
    ...{ trialCount: row.trial_count, recorded: row.recorded, reused: row.reused, failed: Number(row.failed) },
    ...{ lowestLoss: row.lowest_loss, trainedSeconds: row.trained_seconds },
  };
}
