import { countOf } from '@liesweep/sweep';
import type { TrialPage, TrialQuery, TrialResult } from '@liesweep/sweep';
import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { batches, ROWS_PER_STATEMENT } from './batches.js';
import { DamagedRowError } from './damaged-row-error.js';
import type { SortedColumns, Tables } from './tables.js';
import { decodeCursor, encodeCursor, type TrialPosition } from './trial-cursor.js';
import { trialKeysOfCell } from './trial-keys-of-cell.js';
import { SORTED_NUMBERS, type SortedNumber } from './trial-orders.js';
import { toTrialResult } from './trial-row.js';
import { selectTrials } from './trial-rows.js';

/** A trial of a sweep, as an index alone says it. */
interface Member {
  readonly key: string;
  /** What it is sorted by; null where it is sorted by its key, and where that is not finite. */
  readonly value: number | null;
}

const MOST_TRIALS = 1000;

/**
 * One page of a sweep's trials. It reads as much of an index as it gives trials, and of what the filters keep out what lies
 * between them. Trials that are recorded meanwhile come or do not; those that were there come once.
 *
 * @throws RangeError when `after` is not what a page of this query gave, or the limit is not 1 to 1 000
 * @throws DamagedRowError when a trial is not what was written, or not what it is sorted by
 */
export async function selectTrialPage(db: Kysely<Tables>, sweepId: string, query: TrialQuery): Promise<TrialPage> {
  const { limit, after } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_TRIALS) {
    throw new RangeError(`limit: expected 1 to ${countOf(MOST_TRIALS, 'trial')}, got ${String(limit)}`);
  }
  const position = after === undefined ? undefined : decodeCursor(after, sweepId, query);
  const total = await totalOf(db, sweepId);
  const matched = isUnfiltered(query) ? total : await matchedBy(db, sweepId, query);
  // Where the filters keep nothing, finding that out in the order asked for would take longer than counting.
  const found = matched === 0 ? [] : await selectMembers(db, sweepId, query, position, limit + 1);
  const members = found.slice(0, limit);
  const last = members.at(-1);
  return {
    trials: await trialsOf(db, query, members),
    next: last === undefined || found.length <= limit ? null : encodeCursor(last, sweepId, query),
    matched,
    total,
  };
}

function selectMembers(
  db: Kysely<Tables>,
  sweepId: string,
  query: TrialQuery,
  after: TrialPosition | undefined,
  count: number,
): Promise<readonly Member[]> {
  return query.sort === 'key'
    ? byKey(db, sweepId, query, after, count)
    : byNumber(db, sweepId, query, SORTED_NUMBERS[query.sort], after, count);
}

async function byKey(
  db: Kysely<Tables>,
  sweepId: string,
  query: TrialQuery,
  after: TrialPosition | undefined,
  count: number,
): Promise<readonly Member[]> {
  const members = filtered(db, sweepId, query, []).select(['trial_key as key', sql<null>`null`.as('value')]);
  const rest = after === undefined ? members : members.where('trial_key', query.order === 'asc' ? '>' : '<', after.key);
  return rest.orderBy('trial_key', query.order).limit(count).execute();
}

/** Numbers first, then those that have none; ties in the order of keys. */
async function byNumber(
  db: Kysely<Tables>,
  sweepId: string,
  query: TrialQuery,
  { column }: SortedNumber,
  after: TrialPosition | undefined,
  count: number,
): Promise<readonly Member[]> {
  // The trials of one cell are few, and sorted faster than found among all others.
  const value = query.cellKey === undefined ? sql<number>`${sql.ref(column)}` : aside(column);
  const members = filtered(db, sweepId, query, [column]).select(['trial_key as key', value.as('value')]);
  const numbers = after?.value === null ? [] : await finite(members, value, query.order, after, count);
  if (numbers.length === count) return numbers;
  const none = members.where(value, 'is', null);
  const rest = after?.value === null ? none.where('trial_key', '>', after.key) : none;
  return [
    ...numbers,
    ...(await rest
      .orderBy('trial_key')
      .limit(count - numbers.length)
      .execute()),
  ];
}

type Members = SelectQueryBuilder<Tables, 'sweep_trials', Member>;

async function finite(
  members: Members,
  value: RawBuilder<number>,
  order: 'asc' | 'desc',
  after: TrialPosition | undefined,
  count: number,
): Promise<readonly Member[]> {
  if (order === 'desc') return falling(members, value, after, count);
  const rest =
    after === undefined
      ? members.where(value, 'is not', null)
      : members.where(sql<boolean>`(${value}, trial_key) > (${after.value}, ${after.key})`);
  return rest.orderBy(value).orderBy('trial_key').limit(count).execute();
}

/**
 * Falling numbers with ties in the order of keys, from an index that has both rising: read backwards, ties come in the
 * wrong order, which is turned; only of the last number, of which there may be more, the first ones are read anew.
 */
async function falling(
  members: Members,
  value: RawBuilder<number>,
  after: TrialPosition | undefined,
  count: number,
): Promise<readonly Member[]> {
  const withValue = (number: number | null, from: string, limit: number): Promise<Member[]> =>
    members.where(value, '=', number).where('trial_key', '>', from).orderBy('trial_key').limit(limit).execute();
  const tied = after === undefined ? [] : await withValue(after.value, after.key, count);
  const left = count - tied.length;
  if (left === 0) return tied;
  const below = await members
    .where(value, after === undefined ? 'is not' : '<', after === undefined ? null : after.value)
    .orderBy(value, 'desc')
    .orderBy('trial_key', 'desc')
    .limit(left)
    .execute();
  const last = below.at(-1);
  if (last === undefined) return tied;
  const whole = below.filter((member) => member.value !== last.value);
  return [...tied, ...turned(whole), ...(await withValue(last.value, '', left - whole.length))];
}

/** Runs of equal numbers, each turned round. */
function turned(members: readonly Member[]): readonly Member[] {
  const runs = new Map<number | null, Member[]>();
  for (const member of members) {
    const run = runs.get(member.value);
    if (run === undefined) runs.set(member.value, [member]);
    else run.unshift(member);
  }
  return [...runs.values()].flat();
}

/**
 * The trials of a sweep that pass the filter.
 *
 * @param leading columns whose index is to be used for the filter too
 */
function filtered(
  db: Kysely<Tables>,
  sweepId: string,
  query: TrialQuery,
  leading: readonly (keyof SortedColumns)[] | 'any',
): SelectQueryBuilder<Tables, 'sweep_trials', object> {
  const filter = (column: 'dimension' | 'generator_count' | 'final_loss'): RawBuilder<number> =>
    leading === 'any' || leading.includes(column) ? sql<number>`${sql.ref(column)}` : aside(column);
  const { cellKey, dimension, generatorCount, outcome, finalLossBelow } = query;
  let rows = db.selectFrom('sweep_trials').where('sweep_id', '=', sweepId);
  if (cellKey !== undefined) {
    const [first, end] = trialKeysOfCell(cellKey);
    rows = rows.where('trial_key', '>', first).where('trial_key', '<', end);
  }
  if (dimension !== undefined) rows = rows.where(filter('dimension'), '=', dimension);
  if (generatorCount !== undefined) rows = rows.where(filter('generator_count'), '=', generatorCount);
  if (outcome !== undefined) rows = rows.where('outcome', '=', outcome);
  if (finalLossBelow !== undefined) rows = rows.where(filter('final_loss'), '<', finalLossBelow);
  return rows;
}

/** A number that no index is chosen for: a plus sign changes nothing of it, and says that in SQLite and PostgreSQL. */
function aside(column: Exclude<keyof SortedColumns, 'outcome'>): RawBuilder<number> {
  return sql<number>`+${sql.ref(column)}`;
}

function isUnfiltered({ cellKey, dimension, generatorCount, outcome, finalLossBelow }: TrialQuery): boolean {
  return [cellKey, dimension, generatorCount, outcome, finalLossBelow].every((filter) => filter === undefined);
}

async function totalOf(db: Kysely<Tables>, sweepId: string): Promise<number> {
  const totals = await db
    .selectFrom('sweep_totals')
    .select('recorded')
    .where('sweep_id', '=', sweepId)
    .executeTakeFirst();
  return totals?.recorded ?? 0;
}

async function matchedBy(db: Kysely<Tables>, sweepId: string, query: TrialQuery): Promise<number> {
  const { count } = await filtered(db, sweepId, query, 'any')
    .select((row) => row.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The trials themselves, in this order. One that was taken away meanwhile is left out. */
async function trialsOf(
  db: Kysely<Tables>,
  { sort }: TrialQuery,
  members: readonly Member[],
): Promise<readonly TrialResult[]> {
  const trials = new Map<string, TrialResult>();
  for (const batch of batches(members, ROWS_PER_STATEMENT)) {
    for (const row of await selectTrials(
      db,
      batch.map(({ key }) => key),
    )) {
      trials.set(row.trial_key, toTrialResult(row));
    }
  }
  return members.flatMap(({ key, value }) => {
    const trial = trials.get(key);
    if (trial === undefined) return [];
    if (sort !== 'key' && SORTED_NUMBERS[sort].of(trial) !== value) {
      throw new DamagedRowError(
        { table: 'sweep_trials', key },
        `its ${SORTED_NUMBERS[sort].column} is not the trial's`,
      );
    }
    return [trial];
  });
}
