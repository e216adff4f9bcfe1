import {
  hasEnded,
  isInOrder,
  parseStanding,
  type RecordedStanding,
  type SickDevice,
  type StandingOrder,
  type SweepStanding,
} from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { lockSweep, type DatabaseClock } from './sweep-rows.js';
import type { StandingRow, Tables } from './tables.js';

/** A trouble that nobody has told again for so long is over. */
const TROUBLE_LASTS_MS = 30_000;

/**
 * Gives a workflow of a sweep its epoch, above those of all earlier ones.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function nextEpoch(trx: Transaction<Tables>, sweepId: string): Promise<number> {
  await lockSweep(trx, sweepId);
  const [totals, standing] = [
    await trx.selectFrom('sweep_totals').select('epochs').where('sweep_id', '=', sweepId).executeTakeFirstOrThrow(),
    await trx.selectFrom('standings').select('epoch').where('sweep_id', '=', sweepId).executeTakeFirst(),
  ];
  const epochs = Math.max(totals.epochs, standing?.epoch ?? 0) + 1;
  await trx.updateTable('sweep_totals').set({ epochs }).where('sweep_id', '=', sweepId).execute();
  return epochs;
}

/**
 * Keeps where a sweep stands, in place of what it said before, unless it has said something later already. The time that
 * it was under way never falls: a workflow that was started anew knows nothing of the time of an earlier one.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function upsertStanding(
  trx: Transaction<Tables>,
  sweepId: string,
  standing: SweepStanding,
  order: StandingOrder,
  clock: DatabaseClock,
): Promise<void> {
  await lockSweep(trx, sweepId);
  const before = await selectRow(trx, sweepId);
  if (before !== undefined && !isInOrder(order, before)) return;
  const wallMs = Math.max(standing.wallMs, before === undefined ? 0 : (parseStanding(before.standing)?.wallMs ?? 0));
  const { epoch, sequence } = order;
  const row = { standing: JSON.stringify({ ...standing, wallMs }), stage: standing.stage, epoch, sequence };
  await trx
    .insertInto('standings')
    .values({ sweep_id: sweepId, ...row, last_seen: clock, trouble: null, troubled_at: null })
    .onConflict((conflict) => conflict.column('sweep_id').doUpdateSet({ ...row, last_seen: clock }))
    .execute();
}

/**
 * Says of a sweep that was just started that it is under way, and seen now, unless its workflow has said anything since
 * `order`.
 *
 * @throws UnknownSweepError when there is no such sweep
 */
export async function reopenStanding(
  trx: Transaction<Tables>,
  sweepId: string,
  order: StandingOrder,
  clock: DatabaseClock,
): Promise<void> {
  await lockSweep(trx, sweepId);
  const before = await selectRow(trx, sweepId);
  if (before?.epoch !== order.epoch || before.sequence !== order.sequence) return;
  const standing = parseStanding(before.standing);
  if (standing === undefined) return;
  const running: SweepStanding = { stage: 'running', reason: null, budgets: [], wallMs: standing.wallMs };
  const now = hasEnded(standing) ? running : standing;
  await trx
    .updateTable('standings')
    .set({ standing: JSON.stringify(now), stage: now.stage, last_seen: clock })
    .where('sweep_id', '=', sweepId)
    .execute();
}

/** Keeps that somebody serves a sweep that has said where it stands; of any other there is nothing to keep. */
export async function updateLastSeen(
  trx: Transaction<Tables>,
  sweepId: string,
  trouble: string | null,
  clock: DatabaseClock,
): Promise<void> {
  const row = await trx
    .selectFrom('standings')
    .select((columns) => [columns.ref('troubled_at').as('troubledAt'), clock.as('now')])
    .where('sweep_id', '=', sweepId)
    .executeTakeFirst();
  if (row === undefined) return;
  const isOver = row.troubledAt === null || row.now - row.troubledAt > TROUBLE_LASTS_MS;
  await trx
    .updateTable('standings')
    .set({
      last_seen: clock,
      // Several orchestrators may serve a sweep: one that meets no trouble says nothing of those of the others.
      ...(trouble !== null
        ? { trouble: storable(trouble), troubled_at: clock }
        : isOver && { trouble: null, troubled_at: null }),
    })
    .where('sweep_id', '=', sweepId)
    .execute();
}

/** Keeps that nobody serves a sweep any more. */
export async function clearLastSeen(trx: Transaction<Tables>, sweepId: string): Promise<void> {
  const gone = { last_seen: null, trouble: null, troubled_at: null };
  await trx.updateTable('standings').set(gone).where('sweep_id', '=', sweepId).execute();
}

/** Where a sweep stands; undefined when it has never said so, and where the row is damaged, until it says so again. */
export async function selectStanding(
  db: Kysely<Tables>,
  sweepId: string,
  clock: DatabaseClock,
): Promise<RecordedStanding | undefined> {
  const row = await db
    .selectFrom('standings')
    .selectAll()
    .select(clock.as('now'))
    .where('sweep_id', '=', sweepId)
    .executeTakeFirst();
  return row === undefined ? undefined : toStanding(row);
}

/** Where a sweep stands, as a row says at the time `now` of the database; undefined where it is damaged. */
export function toStanding(
  row: Omit<StandingRow, 'sweep_id' | 'stage' | 'troubled_at'> & { readonly now: number },
): RecordedStanding | undefined {
  const standing = parseStanding(row.standing);
  if (standing === undefined) return undefined;
  return {
    ...{ ...standing, order: { epoch: row.epoch, sequence: row.sequence } },
    unseenForMs: row.last_seen === null ? null : Math.max(0, row.now - row.last_seen),
    trouble: row.trouble,
  };
}

/** No database takes half a surrogate pair, and PostgreSQL no NUL. */
function storable(text: string): string {
  return Buffer.from(text).toString().replaceAll('\0', '\uFFFD');
}

async function selectRow(trx: Transaction<Tables>, sweepId: string): Promise<StandingRow | undefined> {
  return trx.selectFrom('standings').selectAll().where('sweep_id', '=', sweepId).executeTakeFirst();
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
