import { stripVTControlCharacters } from 'node:util';
import type { SweepView } from '@liesweep/sweep-client/records';
import { renderSweep, renderSweeps } from './sweep-lines.js';

const VIEW: SweepView = {
  ...{ sweepId: 'so-n-01234567', project: null, createdAt: '2026-03-01T12:00:00.000Z', stage: 'running', reason: null },
  ...{ trialCount: 10, recorded: 5, reused: 2, failed: 1, lowestLoss: 2e-9, trainedSeconds: 9 },
  ...{ runningOut: [], sickDevices: [], trouble: null, data: [] },
};
const INTERRUPTED = {
  stage: 'interrupted',
  reason:
    'nobody serves it; continue with the same `liesweep run`, or on a deployment with `liesweep resume so-n-01234567`',
} as const;

describe('a sweep in lines', () => {
  it('says its state, its trials and its cells', () => {
    expect(renderSweep(VIEW, { decided: 3, open: 4 }, 80, 'none').split('\n')).toEqual([
      'so-n-01234567  running',
      '  trials   5 of 10, 2 from earlier sweeps, 1 failed',
      '  cells    3 decided, 4 open',
    ]);
    expect(renderSweep({ ...VIEW, project: 'blue' }, null, 80, 'none')).toMatch(/\n {2}project {2}blue$/);
    const data = ['8 of 9 rows taken, 1 left out by where'];
    expect(renderSweep({ ...VIEW, data }, null, 30, 'none')).toMatch(/\n {2}data {5}8 of 9 rows taken,\n {11}1 left/);
  });

  it('says why, what runs out, what it waits for and which devices are sick, each on a line of its own', () => {
    const runningOut = [{ budget: 'trials', used: 8, limit: 10 }] as const;
    const sickDevices = [{ device: 'node-1/cpu/7', reason: 'why' }];
    const lines = renderSweep({ ...VIEW, runningOut, sickDevices, trouble: 'rows: read-only' }, null, 80, 'none');
    expect(lines.split('\n').slice(2)).toEqual([
      '    budget runs out: 8 of 10 trials',
      '    waiting: rows: read-only',
      '    node-1/cpu/7 takes no more shards: why',
    ]);
    expect(renderSweep({ ...VIEW, stage: 'drained', reason: 'it was', runningOut }, null, 80, 'none')).toMatch(
      /drained\n[^\n]*\n {4}it was$/,
    );
  });
});

describe('a table of sweeps', () => {
  const views = [
    { ...VIEW, ...INTERRUPTED },
    { ...VIEW, sweepId: 'b-01234567', stage: 'not-started', failed: 0, recorded: 0, project: 'blue' },
  ] as const;

  it('has a line for each, and the reason below it, wrapped', () => {
    expect(renderSweeps(views, 60, 'none').split('\n')).toEqual([
      'sweep          trials  failed  project  state',
      '───────────────────────────────────────────────────',
      'so-n-01234567    5/10       1           interrupted',
      '    nobody serves it; continue with the same `liesweep run`,',
      '    or on a deployment with `liesweep resume so-n-01234567`',
      'b-01234567       0/10          blue     not started',
    ]);
  });

  it('says the same in colours', () => {
    expect(stripVTControlCharacters(renderSweeps(views, 60, '256'))).toBe(renderSweeps(views, 60, 'none'));
  });
});
