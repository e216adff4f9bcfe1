import type { RecordedStanding, RowStore, SickDevice, SweepProgress, SweepRecord } from '@liesweep/sweep';
import { describeSweep, viewSweep } from './sweep-view.js';

const RECORD = { sweepId: 'so-n-01234567', createdAt: '2026-03-01T12:00:00.000Z' } as SweepRecord;
const HALF: SweepProgress = { trialCount: 10, recorded: 5, reused: 2, failed: 1, lowestLoss: 2e-9, trainedSeconds: 9 };

const sickDevices: SickDevice[] = [];

const RUNNING: RecordedStanding = {
  ...{ stage: 'running', reason: null, budgets: [], wallMs: 0, order: { epoch: 1, sequence: 1 } },
  ...{ unseenForMs: 3000, trouble: null },
};

function describeFrom(
  progress: Partial<SweepProgress>,
  standing?: Partial<RecordedStanding>,
  isServed: boolean | 'unknown' = true,
): Promise<string> {
  const rows = {
    sickDevices: () => Promise.resolve(sickDevices),
    progress: () => Promise.resolve({ ...HALF, ...progress }),
    standing: () => Promise.resolve(standing === undefined ? undefined : { ...RUNNING, ...standing }),
  } as unknown as RowStore;
  return viewSweep(rows, RECORD, isServed === 'unknown' ? undefined : isServed).then(describeSweep);
}

describe('a sweep in one line', () => {
  it('says how many trials there are, reused and failed, and what it does', async () => {
    expect(await describeFrom({}, {})).toBe(
      'so-n-01234567:  5/10 trials  2 from earlier sweeps  1 failed  best loss 2.0e-9  running',
    );
  });

  it.each<[string, Partial<SweepProgress>, Partial<RecordedStanding> | undefined, boolean]>([
    ['not started', {}, undefined, true],
    ['paused', {}, { stage: 'paused' }, true],
    ['running', {}, { unseenForMs: 20_000 }, false],
    ['paused', {}, { stage: 'paused', unseenForMs: null }, true],
    ['cancelled', {}, { stage: 'cancelled' }, false],
    ['complete', { recorded: 9 }, { stage: 'running' }, true],
    ['incomplete', {}, { stage: 'complete' }, true],
    [
      'drained: the budget is used up: 5 of 5 trials',
      {},
      { stage: 'drained', reason: 'the budget is used up: 5 of 5 trials' },
      true,
    ],
  ])('is %s', async (words, progress, standing, isServed) => {
    expect(await describeFrom(progress, standing, isServed)).toMatch(new RegExp(`  ${words}$`));
  });

  it.each<[string, Partial<RecordedStanding>, boolean | 'unknown']>([
    ['not seen for 30 s', { unseenForMs: 30_000 }, false],
    ['not seen for 2 min 00 s', { unseenForMs: 120_000, stage: 'paused' }, 'unknown'],
    ['nobody serves it', { unseenForMs: null, stage: 'draining' }, 'unknown'],
  ])('is interrupted, with the way on: %s', async (absence, standing, isServed) => {
    expect(await describeFrom({}, standing, isServed)).toContain(
      `  interrupted: ${absence}; continue with the same \`liesweep run\`, or on a deployment with \`liesweep resume so-n-01234567\``,
    );
  });

  it('is running where it was seen lately, or the folder of its run is in use', async () => {
    expect(await describeFrom({}, { unseenForMs: 50_000 }, 'unknown')).toMatch(/ {2}running$/);
    expect(await describeFrom({}, { unseenForMs: 500_000 }, true)).toMatch(/ {2}running$/);
  });

  it('says what is in its way while it is served', async () => {
    const trouble = 'rows: the disk is read-only';
    expect(await describeFrom({}, { trouble })).toMatch(/ {2}running {2}waiting: rows: the disk is read-only$/);
    expect(await describeFrom({}, { trouble, stage: 'cancelled' })).toMatch(/ {2}cancelled$/);
  });

  it('warns of a budget that runs out, and of no other', async () => {
    const budgets = [
      { budget: 'trials', used: 8, limit: 10 },
      { budget: 'failures', used: 1, limit: 10 },
    ] as const;
    expect(await describeFrom({}, { budgets })).toMatch(/ {2}running {2}budget runs out: 8 of 10 trials$/);
  });

  it('names devices that take no more shards, as long as there are some to take', async () => {
    sickDevices.push({ device: 'node-1/cpu/7', reason: 'why' });
    expect(await describeFrom({}, {})).toMatch(/ {2}running {2}node-1\/cpu\/7 takes no more shards: why$/);
    expect(await describeFrom({ recorded: 9 }, {})).toMatch(/ {2}complete$/);
  });
});
