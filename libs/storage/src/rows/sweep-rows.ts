import { ENGINE_VERSION, extensionIssues, sweepSpecSchema, type SweepRecord } from '@liesweep/sweep';
import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { SweepConflictError, UnknownSweepError } from '../store-errors.js';
import { checkRow } from './check-row.js';
import { readJson } from './read-json.js';
import { voidKnownCells } from './revisions.js';
import { assertIntact, rowDigest } from './row-digest.js';
import type { SweepRow, Tables } from './tables.js';

/** The clock of a database as an expression of it, milliseconds since 1970: all processes go by the same one. */
export type DatabaseClock = RawBuilder<number>;

/**
 * Saves a sweep and its empty totals; one that is there already takes the priority, when there is one, and no more. Its
 * revisions begin at the time by the database's clock, so that they are never those of a deleted sweep of the same id.
 *
 * @throws SweepConflictError when one that computes something else is there
 */
export async function insertSweep(trx: Transaction<Tables>, sweep: SweepRecord, clock: DatabaseClock): Promise<void> {
  const row = {
    ...{ sweep_id: sweep.sweepId, created_at: sweep.createdAt },
    ...{ project: sweep.project ?? null, owner: sweep.owner ?? null },
    ...columnsOfSpec(sweep),
  };
  const inserted = await trx
    .insertInto('sweeps')
    .values({
      ...row,
      ...{ priority: sweep.priority ?? null, engine: ENGINE_VERSION, row_digest: rowDigest(whatItSays(row)) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('sweep_id')
    .execute();
  if (inserted.length === 0) {
    await keepSweep(trx, sweep);
    return;
  }
  await trx
    .insertInto('sweep_totals')
    .values({
      ...{ sweep_id: sweep.sweepId, recorded: 0, reused: 0, lowest_loss: null, trained_seconds: 0 },
      revision: sql<number>`cast(${clock} * 1000 as bigint)`,
    })
    .execute();
  await trx
    .updateTable('sweep_totals')
    .set((row) => ({ valid_from: row.ref('revision') }))
    .where('sweep_id', '=', sweep.sweepId)
    .execute();
}

/** Leaves a sweep as it is, unless it is another one. One that was extended has all trials of the one it was, and more. */
async function keepSweep(
  trx: Transaction<Tables>,
  { sweepId, spec, specDigest, priority }: SweepRecord,
): Promise<void> {
  const stored = await lockSweep(trx, sweepId);
  const issues = stored.specDigest === specDigest ? [] : extensionIssues(spec, stored.spec);
  if (issues.length > 0) {
    throw new SweepConflictError(sweepId, [`there: ${stored.specDigest}, given: ${specDigest}`, ...issues]);
  }
  if (priority !== undefined) {
    await trx.updateTable('sweeps').set({ priority }).where('sweep_id', '=', sweepId).execute();
  }
}

/**
 * Gives a sweep a larger grid; everything else of it stays. What was known of its cells is void: they have other places in
 * the grid.
 *
 * @throws UnknownSweepError when there is no such sweep
 * @throws SweepConflictError when it would lose trials that it has
 */
export async function updateSweep(trx: Transaction<Tables>, sweep: SweepRecord): Promise<void> {
  const { sweepId } = sweep;
  const stored = await lockSweep(trx, sweepId);
  const issues = extensionIssues(stored.spec, sweep.spec);
  if (issues.length > 0) throw new SweepConflictError(sweepId, issues);
  const columns = columnsOfSpec(sweep);
  const { createdAt: created_at, project = null, owner = null } = stored;
  await trx
    .updateTable('sweeps')
    .set({
      ...columns,
      row_digest: rowDigest(whatItSays({ sweep_id: sweepId, created_at, project, owner, ...columns })),
    })
    .where('sweep_id', '=', sweepId)
    .execute();
  if (sweep.trialCount !== stored.trialCount || sweep.specDigest !== stored.specDigest) {
    await voidKnownCells(trx, sweepId);
  }
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

type ColumnsOfSpec = Pick<SweepRow, 'spec_digest' | 'trial_count' | 'spec' | 'device'>;

function columnsOfSpec({ spec, specDigest, trialCount }: SweepRecord): ColumnsOfSpec {
  return {
    ...{ spec_digest: specDigest, trial_count: trialCount },
    ...{ spec: JSON.stringify(spec), device: spec.execution.device },
  };
}

/**
 * The sweep that a row holds.
 *
 * @throws DamagedRowError when it is not what was written
 */
export function toSweepRecord(row: SweepRow): SweepRecord {
  const place = { table: 'sweeps', key: row.sweep_id };
  assertIntact(row.row_digest, whatItSays(row), place);
  return {
    sweepId: row.sweep_id,
    spec: checkRow(sweepSpecSchema, readJson('spec', row.spec, place), place),
    specDigest: row.spec_digest,
    trialCount: row.trial_count,
    createdAt: row.created_at,
    ...(row.project !== null && { project: row.project }),
    ...(row.owner !== null && { owner: row.owner }),
    ...(row.priority !== null && { priority: row.priority }),
  };
}

/** All but priority and engine, which change alone. */
function whatItSays(row: Omit<SweepRow, 'priority' | 'engine' | 'row_digest'>): readonly (string | number | null)[] {
  const { sweep_id, spec_digest, trial_count, created_at, spec, device, project, owner } = row;
  // One without an owner says what it said before there were owners.
  return [sweep_id, spec_digest, trial_count, created_at, spec, device, project, ...(owner === null ? [] : [owner])];
}
