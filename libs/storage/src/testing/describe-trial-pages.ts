import {
  gridPointKey,
  type RowStore,
  type ShardRecord,
  type TrialOrder,
  type TrialQuery,
  type TrialResult,
} from '@liesweep/sweep';
import { exampleKey, exampleShard, exampleSweep, exampleTrial } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { withDatabase } from './with-database.js';

const COUNT = 60;

/** Such that pages end within ties, between them, and at the end of a list. */
const LIMITS = [1, 7, 15, COUNT, 1000];

/** What each order sorts by, as JavaScript reads it from a trial. */
const NUMBERS: Readonly<Record<TrialOrder, (trial: TrialResult) => number | null>> = {
  key: () => null,
  lowestLoss: (trial) => trial.lowestLoss,
  finalLoss: (trial) => trial.finalLoss,
  steps: (trial) => trial.steps,
  seconds: (trial) => trial.seconds,
  dimension: (trial) => trial.gridPoint.dimension,
  generators: (trial) => trial.gridPoint.generatorCount,
};

const ORDERS = (Object.keys(NUMBERS) as TrialOrder[]).flatMap((sort) =>
  (['asc', 'desc'] as const).map((order) => ({ sort, order })),
);

const BY_KEY = { sort: 'key', order: 'asc', limit: 1000 } as const;

/** Filters alone and together, and what they keep. */
const FILTERS: readonly (readonly [filter: Partial<TrialQuery>, keeps: (trial: TrialResult) => boolean])[] = [
  [{ cellKey: gridPointKey(exampleTrial(1).gridPoint) }, ({ gridPoint }) => gridPoint.generatorCount === 2],
  [{ dimension: 3 }, () => true],
  [{ dimension: 4 }, () => false],
  [{ generatorCount: 3 }, ({ gridPoint }) => gridPoint.generatorCount === 3],
  [{ outcome: 'diverged' }, ({ outcome }) => outcome === 'diverged'],
  [{ finalLossBelow: 1e-6 }, ({ finalLoss }) => finalLoss !== null && finalLoss < 1e-6],
  [
    { generatorCount: 1, outcome: 'converged', finalLossBelow: 1.02, dimension: 3 },
    ({ gridPoint, outcome, finalLoss }) =>
      gridPoint.generatorCount === 1 && outcome === 'converged' && finalLoss !== null && finalLoss < 1.02,
  ],
  [
    { cellKey: gridPointKey(exampleTrial(2).gridPoint), outcome: 'converged' },
    ({ gridPoint, outcome }) => gridPoint.generatorCount === 3 && outcome === 'converged',
  ],
];

/** A shard in which many trials have the same steps, seconds and losses. */
function shardWithTies(first: number, end: number): ShardRecord {
  const shard = exampleShard(first, end);
  const trials = shard.trials.map((trial, at) => ({
    ...trial,
    steps: 1000 + ((first + at) % 3),
    seconds: ((first + at) % 5) / 4,
    lowestLoss: trial.lowestLoss === null || (first + at) % 2 === 0 ? trial.lowestLoss : 0.25,
  }));
  return { ...shard, trials };
}

/** Rules about pages of trials. */
export function describeTrialPages(connections: RowStoreConnections): void {
  describe('trial pages', () => {
    const sweep = exampleSweep('paged', COUNT);
    const { sweepId } = sweep;

    /** A sweep whose trials are all recorded, some taken over from another one that has more. */
    const openFilled = async (): Promise<{ readonly uri: string; readonly store: RowStore }> => {
      const uri = await connections.createUri();
      const store = await connections.open(uri);
      const other = exampleSweep('other');
      await store.saveSweep(other);
      await store.saveSweep(sweep);
      await store.recordShard(other.sweepId, shardWithTies(40, 2 * COUNT));
      await store.adoptRecorded(
        sweepId,
        Array.from({ length: COUNT }, (_, number) => exampleKey(number)),
      );
      await store.recordShard(sweepId, shardWithTies(0, COUNT));
      return { uri, store };
    };

    it.each(ORDERS)('S26: pages by $sort, $order, give every trial once, sorted', async ({ sort, order }) => {
      const { store } = await openFilled();
      const expected = sorted(shardWithTies(0, COUNT).trials, sort, order);
      for (const limit of LIMITS) {
        const pages = await pagesOf(store, sweepId, { sort, order, limit });
        expect(pages.flat()).toEqual(expected);
        expect(pages.map((page) => page.length)).toEqual(sizes(expected.length, limit));
      }
    });

    it.each(FILTERS)('S26: %j keeps what it says, in every order', async (filter, keeps) => {
      const { store } = await openFilled();
      const kept = shardWithTies(0, COUNT).trials.filter((trial) => keeps(trial));
      for (const order of ORDERS) {
        const query = { ...order, ...filter, limit: 4 };
        expect((await pagesOf(store, sweepId, query)).flat()).toEqual(sorted(kept, order.sort, order.order));
        expect(await store.trialPage(sweepId, query)).toMatchObject({ matched: kept.length, total: COUNT });
      }
    });

    it('S26: a sweep without trials, and one that there is not, have one empty page', async () => {
      const store = await connections.openEmpty();
      await store.saveSweep(sweep);
      for (const order of ORDERS) {
        for (const id of [sweepId, 'none']) {
          const empty = { trials: [], next: null, matched: 0, total: 0 };
          expect(await store.trialPage(id, { ...order, limit: 10 })).toEqual(empty);
        }
      }
    });

    it.each(ORDERS)('S12 S26: while others record, pages by $sort, $order, give what was there once', async (order) => {
      const uri = await connections.createUri();
      const [writer, reader] = [await connections.open(uri), await connections.open(uri)];
      await writer.saveSweep(sweep);
      await writer.recordShard(sweepId, shardWithTies(0, COUNT / 2));
      const seen: string[] = [];
      let after: string | undefined;
      for (let page = 0; page === 0 || after !== undefined; page += 1) {
        const { trials, next } = await reader.trialPage(sweepId, { ...order, after, limit: 4 });
        seen.push(...trials.map(({ trialKey }) => trialKey));
        after = next ?? undefined;
        if (page < 10) {
          const first = COUNT / 2 + 3 * page;
          await writer.recordShard(sweepId, shardWithTies(first, first + 3));
        }
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(shardWithTies(0, COUNT / 2).trials.map(({ trialKey }) => trialKey)));
    });

    it('S26: a cursor is text for URLs, and none but what a page of the same query gave is taken', async () => {
      const { store } = await openFilled();
      const query = { sort: 'finalLoss', order: 'desc', generatorCount: 2, limit: 3 } as const;
      const { next } = await store.trialPage(sweepId, query);
      if (next === null) throw new Error('expected another page');
      expect(next).toMatch(/^[\w-]+$/);
      const forged = (content: readonly unknown[]): string =>
        Buffer.from(JSON.stringify(content)).toString('base64url');
      const parts = JSON.parse(Buffer.from(next, 'base64url').toString()) as readonly unknown[];
      const attempts: readonly (readonly [id: string, query: TrialQuery])[] = [
        ...['', 'x', `${next}x`, next.slice(1), next.slice(0, -3), ` ${next}`, `${next}=`].map(
          (after) => [sweepId, { ...query, after }] as const,
        ),
        ...[[], [1, 2, 3], [...parts, 1], [parts[0], 0.5, parts[2]], [parts[0], parts[1], 'key'], null, 'text'].map(
          (content) => [sweepId, { ...query, after: forged(content as readonly unknown[]) }] as const,
        ),
        [sweepId, { ...query, order: 'asc', after: next }],
        [sweepId, { ...query, sort: 'steps', after: next }],
        [sweepId, { ...query, generatorCount: 3, after: next }],
        ['other-01234567', { ...query, after: next }],
      ];
      for (const [id, attempt] of attempts) await expect(store.trialPage(id, attempt)).rejects.toThrow(RangeError);
      const [, rest] = [next, await store.trialPage(sweepId, { ...query, after: next, limit: 5 })];
      expect(rest.trials).toHaveLength(5);
    });

    it.each([0, -1, 1.5, 1001, Number.NaN])('S26: %p trials are no page', async (limit) => {
      const store = await connections.openEmpty();
      await expect(store.trialPage(sweepId, { ...BY_KEY, limit })).rejects.toThrow(RangeError);
    });

    it('S14 S26: a damaged trial, and one that is sorted by what it does not say, is damage', async () => {
      const { uri, store } = await openFilled();
      const change = (table: string, values: Record<string, unknown>): Promise<unknown> =>
        withDatabase(uri, (db) => db.updateTable(table).set(values).where('trial_key', '=', exampleKey(0)).execute());
      await change('sweep_trials', { final_loss: 1 });
      const byLoss = { ...BY_KEY, sort: 'finalLoss' } as const;
      await expect(store.trialPage(sweepId, byLoss)).rejects.toMatchObject({ name: 'CorruptStoreError' });
      expect((await store.trialPage(sweepId, BY_KEY)).trials).toHaveLength(COUNT);
      await change('trials', { terms: '{}' });
      await expect(store.trialPage(sweepId, BY_KEY)).rejects.toMatchObject({ name: 'CorruptStoreError' });
    });
  });
}

/** All pages of a query, as one cursor gives the next. */
async function pagesOf(
  store: RowStore,
  sweepId: string,
  query: TrialQuery,
): Promise<readonly (readonly TrialResult[])[]> {
  const pages: (readonly TrialResult[])[] = [];
  let after: string | undefined;
  do {
    const page = await store.trialPage(sweepId, { ...query, after });
    pages.push(page.trials);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return pages;
}

function sizes(count: number, limit: number): readonly number[] {
  return Array.from({ length: Math.ceil(count / limit) }, (_, page) => Math.min(limit, count - page * limit));
}

/** Numbers that are null last, ties by key; by keys alone, in the direction asked for. */
function sorted(trials: readonly TrialResult[], sort: TrialOrder, order: 'asc' | 'desc'): readonly TrialResult[] {
  const sign = order === 'asc' ? 1 : -1;
  const number = NUMBERS[sort];
  const byKeys = (a: TrialResult, b: TrialResult): number => (a.trialKey < b.trialKey ? -1 : 1);
  if (sort === 'key') return trials.toSorted((a, b) => sign * byKeys(a, b));
  return trials.toSorted((a, b) => {
    const [left, right] = [number(a), number(b)];
    if (left === right) return byKeys(a, b);
    if (left === null || right === null) return left === null ? 1 : -1;
    return sign * (left - right);
  });
}
