import {
  parseSweepFile,
  type DataSpec,
  type RecordedStanding,
  type RowStore,
  type SickDevice,
  type SweepProgress,
  type SweepRecord,
} from '@liesweep/sweep';
import { viewSweep, type SweepView } from './sweep-view.js';

const RECORD = {
  ...{ sweepId: 'so-n-01234567', createdAt: '2026-03-01T12:00:00.000Z' },
  spec: parseSweepFile('{ name: so-n, system: { oracles: [norm] }, grid: { dimension: 2, generators: 1 } }'),
} as SweepRecord;
const HALF: SweepProgress = { trialCount: 10, recorded: 5, reused: 2, failed: 1, lowestLoss: 2e-9, trainedSeconds: 9 };

const sickDevices: SickDevice[] = [];

const RUNNING: RecordedStanding = {
  ...{ stage: 'running', reason: null, budgets: [], wallMs: 0, order: { epoch: 1, sequence: 1 } },
  ...{ unseenForMs: 3000, trouble: null },
};

function viewFrom(
  progress: Partial<SweepProgress>,
  standing?: Partial<RecordedStanding>,
  isServed: boolean | 'unknown' = true,
  data: DataSpec = RECORD.spec.data,
): Promise<SweepView> {
  const rows = {
    sickDevices: () => Promise.resolve(sickDevices),
    progress: () => Promise.resolve({ ...HALF, ...progress }),
    standing: () => Promise.resolve(standing === undefined ? undefined : { ...RUNNING, ...standing }),
  } as unknown as RowStore;
  return viewSweep(rows, { ...RECORD, spec: { ...RECORD.spec, data } }, isServed === 'unknown' ? undefined : isServed);
}

describe('what is said of a sweep', () => {
  it('has its counts', async () => {
    expect(await viewFrom({}, {})).toMatchObject({ ...HALF, sweepId: RECORD.sweepId, stage: 'running', reason: null });
  });

  it.each<[string, Partial<SweepProgress>, Partial<RecordedStanding> | undefined, boolean]>([
    ['not-started', {}, undefined, true],
    ['paused', {}, { stage: 'paused' }, true],
    ['running', {}, { unseenForMs: 20_000 }, false],
    ['paused', {}, { stage: 'paused', unseenForMs: null }, true],
    ['cancelled', {}, { stage: 'cancelled' }, false],
    ['complete', { recorded: 9 }, { stage: 'running' }, true],
    ['incomplete', {}, { stage: 'complete' }, true],
  ])('is %s', async (stage, progress, standing, isServed) => {
    expect(await viewFrom(progress, standing, isServed)).toMatchObject({ stage, reason: null });
  });

  it('has what was found in its data file', async () => {
    const { data } = parseSweepFile(
      '{ name: a, system: { oracles: [norm] }, data: { kind: table, path: a.csv, features: [x] }, grid: { generators: 1 } }',
    );
    const found = {
      ...{ format: 'csv', notes: ['read as `;`-separated'], warnings: ['mind the gap'], classes: [] },
      rows: { read: 9, kept: 8, left: 1, missing: 0 },
    };
    const view = await viewFrom({}, {}, true, { ...data, found } as DataSpec);
    expect(view.data).toEqual(['read as `;`-separated', '8 of 9 rows taken, 1 left out by where', 'mind the gap']);
    expect((await viewFrom({}, {})).data).toEqual([]);
  });

  it('has the reason where there is one', async () => {
    const reason = 'the budget is used up: 5 of 5 trials';
    expect(await viewFrom({}, { stage: 'drained', reason })).toMatchObject({ stage: 'drained', reason });
  });

  it.each<[string, Partial<RecordedStanding>, boolean | 'unknown']>([
    ['not seen for 30 s', { unseenForMs: 30_000 }, false],
    ['not seen for 2 min 00 s', { unseenForMs: 120_000, stage: 'paused' }, 'unknown'],
    ['nobody serves it', { unseenForMs: null, stage: 'draining' }, 'unknown'],
  ])('is interrupted, with the way on: %s', async (absence, standing, isServed) => {
    expect(await viewFrom({}, standing, isServed)).toMatchObject({
      stage: 'interrupted',
      reason: `${absence}; continue with the same \`liesweep run\`, or on a deployment with \`liesweep resume so-n-01234567\``,
    });
  });

  it('is running where it was seen lately, or the folder of its run is in use', async () => {
    expect((await viewFrom({}, { unseenForMs: 50_000 }, 'unknown')).stage).toBe('running');
    expect((await viewFrom({}, { unseenForMs: 500_000 }, true)).stage).toBe('running');
  });

  it('has what is in its way while it is served', async () => {
    const trouble = 'rows: the disk is read-only';
    expect((await viewFrom({}, { trouble })).trouble).toBe(trouble);
    expect((await viewFrom({}, { trouble, stage: 'cancelled' })).trouble).toBeNull();
  });

  it('has the budgets that run out, and no other', async () => {
    const budgets = [
      { budget: 'trials', used: 8, limit: 10 },
      { budget: 'failures', used: 1, limit: 10 },
    ] as const;
    expect((await viewFrom({}, { budgets })).runningOut).toEqual([budgets[0]]);
  });

  it('has devices that take no more shards, as long as there are some to take', async () => {
    const sick = { device: 'node-1/cpu/7', reason: 'why' };
    sickDevices.push(sick);
    expect((await viewFrom({}, {})).sickDevices).toEqual([sick]);
    expect((await viewFrom({ recorded: 9 }, {})).sickDevices).toEqual([]);
  });
});
