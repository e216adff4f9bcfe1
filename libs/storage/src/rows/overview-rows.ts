import type { SweepOverview } from '@liesweep/sweep';
import type { Kysely } from 'kysely';
import { DamagedRowError } from './damaged-row-error.js';
import { toProgress } from './progress.js';
import { toStanding } from './standing-rows.js';
import { toSweepRecord, type DatabaseClock } from './sweep-rows.js';
import type { Tables } from './tables.js';

/**
 * A sweep with all that lists show of it; undefined where there is none.
 *
 * @throws DamagedRowError when its row is not what was written
 */
export async function selectOverview(
  db: Kysely<Tables>,
  sweepId: string,
  clock: DatabaseClock,
): Promise<SweepOverview | undefined> {
  const row = await overviewRows(db, clock).where('sweeps.sweep_id', '=', sweepId).executeTakeFirst();
  return row === undefined ? undefined : toOverview(row);
}

/** All sweeps, the latest first, in one statement. One whose row is damaged is left out, and keeps nobody from the others. */
export async function selectOverviews(db: Kysely<Tables>, clock: DatabaseClock): Promise<readonly SweepOverview[]> {
  const rows = await overviewRows(db, clock)
    .orderBy('sweeps.created_at', 'desc')
    .orderBy('sweeps.sweep_id', 'desc')
    .execute();
  return rows.flatMap((row) => {
    try {
      return [toOverview(row)];
    } catch (error) {
      if (error instanceof DamagedRowError) return [];
      throw error;
    }
  });
}

type OverviewRow = Awaited<ReturnType<ReturnType<typeof overviewRows>['executeTakeFirstOrThrow']>>;

function overviewRows(db: Kysely<Tables>, clock: DatabaseClock) {
  return db
    .selectFrom('sweeps')
    .innerJoin('sweep_totals', 'sweep_totals.sweep_id', 'sweeps.sweep_id')
    .leftJoin('standings', 'standings.sweep_id', 'sweeps.sweep_id')
    .selectAll('sweeps')
    .select(['recorded', 'reused', 'lowest_loss', 'trained_seconds', 'revision'])
    .select(['standing', 'epoch', 'sequence', 'last_seen', 'trouble', clock.as('now')])
    .select((columns) =>
      columns
        .selectFrom('failures')
        .select((failure) => failure.fn.countAll().as('count'))
        .whereRef('failures.sweep_id', '=', 'sweeps.sweep_id')
        .as('failed'),
    );
}

function toOverview({ standing, epoch, sequence, ...row }: OverviewRow): SweepOverview {
  return {
    record: toSweepRecord(row),
    progress: toProgress(row),
    standing:
      standing === null || epoch === null || sequence === null
        ? undefined
        : toStanding({ ...row, standing, epoch, sequence }),
    revision: row.revision,
  };
}
