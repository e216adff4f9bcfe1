import type { Cells } from '@liesweep/api-contract';
import type { ChannelRequest } from './event-channel.js';
import { LiveSweep } from './live-sweep.js';

function page(revision: number, index: readonly number[], { total = 4, hasMore = false } = {}): Cells {
  const each = <Value>(value: Value): Value[] => index.map(() => value);
  return {
    ...{ revision, reset: false, hasMore, total },
    cells: {
      index: [...index],
      ...{ trials: each(1), failed: each(0), lowestLoss: each(0.5), finalLoss: each(0.5) },
      ...{ vanishingTrials: each(0), dominantTerm: each(0) },
    },
  };
}

function liveSweep(pages: Cells[]) {
  const requests: ChannelRequest[] = [];
  const frames: (() => void)[] = [];
  const asked: number[] = [];
  let closed = 0;
  const live = new LiveSweep({
    fetchCells: (since) => {
      asked.push(since);
      const next = pages.shift();
      return next === undefined ? Promise.reject(new Error('no page is left')) : Promise.resolve(next);
    },
    eventsAddress: (since) => `events?since=${String(since)}`,
    open: (request) => {
      requests.push(request);
      return () => {
        closed++;
      };
    },
    onSweep: () => undefined,
    onCells: () => undefined,
    frame: (callback) => frames.push(callback),
  });
  const paint = (): void => {
    for (const frame of frames.splice(0)) frame();
  };
  return { live, requests, frames, paint, asked, closed: () => closed };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('cells are read page by page, and the stream goes on from the last revision', async () => {
  const { live, requests, asked } = liveSweep([page(3, [0, 1], { hasMore: true }), page(5, [2])]);
  live.start();
  await settle();
  expect([live.columns.known, live.isLoaded]).toEqual([3, true]);
  expect(asked).toEqual([0, 3]);
  expect(requests.map(({ address }) => address())).toEqual(['events?since=5']);
});

test('however many changes come between two frames, listeners are told once', async () => {
  const { live, requests, frames, paint } = liveSweep([page(1, [0])]);
  let told = 0;
  live.subscribe(() => {
    told++;
  });
  live.start();
  await settle();
  paint();
  told = 0;
  for (const revision of [2, 3, 4]) requests[0]?.on.cells?.(page(revision, [revision % 4]));
  expect(frames).toHaveLength(1);
  paint();
  expect([told, live.columns.revision]).toEqual([1, 4]);
});

test('a grid that has grown is read anew, since a cell’s index means another cell there', async () => {
  const { live, requests, asked, closed } = liveSweep([page(2, [0, 3]), page(9, [1, 5], { total: 8 })]);
  live.start();
  await settle();
  requests[0]?.on.cells?.(page(8, [7], { total: 8 }));
  await settle();
  expect(asked).toEqual([0, 0]);
  expect([live.columns.total, live.columns.known, live.columns.revision, closed()]).toEqual([8, 2, 9, 1]);
});

test('it reads for as long as anybody looks, and remembers what it has read', async () => {
  const { live, asked, closed } = liveSweep([page(2, [0]), page(4, [1])]);
  const [first, second] = [live.start(), live.start()];
  await settle();
  first();
  expect(closed()).toBe(0);
  second();
  expect(closed()).toBe(1);
  live.start();
  await settle();
  expect([asked, live.columns.known]).toEqual([[0, 2], 2]);
});

test('why cells cannot be read is told, and another try clears it', async () => {
  const pages: Cells[] = [];
  const { live } = liveSweep(pages);
  live.start();
  await settle();
  expect(live.error?.message).toBe('no page is left');
  pages.push(page(1, [0]));
  live.again();
  await settle();
  expect([live.error, live.isLoaded]).toEqual([null, true]);
});

test('a sweep that is deleted is gone, and one of the same id later is read from the beginning', async () => {
  const { live, requests, asked, closed } = liveSweep([page(7, [0, 1]), page(9, [2])]);
  const leave = live.start();
  await settle();
  requests[0]?.on.gone?.({ sweepId: 'so-n-1a' });
  expect([live.isGone, live.columns.known, closed()]).toEqual([true, 0, 1]);
  leave();
  live.start();
  await settle();
  expect([live.isGone, live.columns.known, asked]).toEqual([false, 1, [0, 0]]);
});
