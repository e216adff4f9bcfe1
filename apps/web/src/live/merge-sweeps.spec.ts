import type { Sweep } from '@liesweep/api-contract';
import { mergeSweeps, type SweepPages } from './merge-sweeps.js';

const sweep = (sweepId: string, createdAt: string, more: Partial<Sweep> = {}): Sweep => ({
  ...{ sweepId, createdAt, name: sweepId, project: null, owner: null, priority: null, stage: 'running', reason: null },
  ...{ trouble: null, trialCount: 8, recorded: 0, reused: 0, failed: 0, trainedSeconds: 0, cellCount: 4, revision: 0 },
  ...{ rate: null, secondsLeft: null, ...more },
});

const pages: SweepPages = {
  pages: [
    { sweeps: [sweep('d', '2026-04'), sweep('c', '2026-03')], next: 'c', total: 5 },
    { sweeps: [sweep('b', '2026-02')], next: 'b', total: 5 },
  ],
  pageParams: [],
};

const ids = ({ pages: list }: SweepPages): string[][] => list.map((page) => page.sweeps.map(({ sweepId }) => sweepId));

test('a sweep that is shown changes in its place', () => {
  const after = mergeSweeps(pages, { sweeps: [sweep('b', '2026-02', { recorded: 8 })], gone: [] }, {});
  expect(ids(after)).toEqual(ids(pages));
  expect(after.pages[1]?.sweeps[0]?.recorded).toBe(8);
});

test('new sweeps come first and are counted, older ones wait for their page', () => {
  const after = mergeSweeps(pages, { sweeps: [sweep('a', '2026-01'), sweep('e', '2026-05')], gone: [] }, {});
  expect(ids(after)).toEqual([['e', 'd', 'c'], ['b']]);
  expect(after.pages.map(({ total }) => total)).toEqual([6, 6]);
});

test('what is gone, or no longer passes the filter, leaves', () => {
  const changes = { sweeps: [sweep('c', '2026-03', { stage: 'complete' })], gone: ['b'] };
  const after = mergeSweeps(pages, changes, { stage: 'running' });
  expect(ids(after)).toEqual([['d'], []]);
  expect(after.pages[0]?.total).toBe(3);
});
