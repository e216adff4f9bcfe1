import type { SweepOverview } from '@liesweep/sweep';
import { failuresByClass } from './failures-by-class.js';

const overview = (sweepId: string, recorded: number, failed: number): SweepOverview =>
  ({ record: { sweepId }, progress: { trialCount: 8, recorded, failed } }) as unknown as SweepOverview;

const ROWS = {
  failures: (sweepId: string) =>
    Promise.resolve([{ trialKey: `${sweepId}/1`, failureClass: 'TrainerCrashedError', message: 'died', attempts: 3 }]),
  sickDevices: (sweepId: string) => Promise.resolve([{ device: `node-${sweepId}/cpu/1`, reason: 'its processes die' }]),
};

it('a broken device is named while a sweep that has met it has work left', async () => {
  const { sickDevices } = await failuresByClass(ROWS, [overview('a', 3, 0), overview('b', 8, 0), overview('c', 7, 1)]);
  expect(sickDevices.map(({ device, sweepId }) => [device, sweepId])).toEqual([['node-a/cpu/1', 'a']]);
});

it('failures are counted by class over sweeps, the most first', async () => {
  const failure = (failureClass: string, number: number) => ({
    trialKey: String(number),
    failureClass,
    message: 'why',
    attempts: 3,
  });
  const recorded: Readonly<Record<string, readonly ReturnType<typeof failure>[]>> = {
    a: [failure('OutOfDeviceMemoryError', 1), failure('TrainerCrashedError', 2)],
    b: [failure('TrainerCrashedError', 1), failure('TrainerCrashedError', 2)],
  };
  const rows = { ...ROWS, failures: (sweepId: string) => Promise.resolve(recorded[sweepId] ?? []) };
  const { failures } = await failuresByClass(rows, [overview('a', 6, 2), overview('b', 6, 2), overview('c', 8, 0)]);
  expect(failures).toEqual([
    { failureClass: 'TrainerCrashedError', trials: 3, sweepIds: ['a', 'b'], message: 'why' },
    { failureClass: 'OutOfDeviceMemoryError', trials: 1, sweepIds: ['a'], message: 'why' },
  ]);
});

it('failures are counted in the latest sweeps, and it says when that is not all', async () => {
  const many = Array.from({ length: 60 }, (_, index) => overview(`s-${String(index)}`, 7, 1));
  const { failures, problems } = await failuresByClass(ROWS, many);
  expect(failures[0]).toMatchObject({ failureClass: 'TrainerCrashedError', trials: 50 });
  expect(problems).toEqual(['Failures are counted in the latest 50 of 60 sweeps that have any.']);
  expect((await failuresByClass(ROWS, many.slice(0, 2))).problems).toEqual([]);
});
