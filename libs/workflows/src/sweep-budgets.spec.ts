import { sleep } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { startSweep, withWorkers } from './testing/run-simulated-sweep.js';
import { simulateSweep, type SimulatedSweep } from './testing/simulated-sweep.js';
import { useServer } from './testing/use-server.js';
import type { SweepSummary } from './sweep-contract.js';

const server = useServer();

function run(sweep: SimulatedSweep, sweepId: string, window = 8): Promise<SweepSummary> {
  return withWorkers(server, sweep, async () => (await startSweep(server.env, sweepId, { window })).result());
}

describe('a budget of trials', () => {
  it('is never exceeded, warns at four fifths, drains, and a larger one goes on', async () => {
    const sweep = simulateSweep({ trialCount: 12, trialsPerShard: 1, budget: { trials: 5 } });
    expect(await run(sweep, 'few-trials', 1)).toMatchObject({ recorded: 5, status: 'drained' });
    expect(sweep.recorded.size).toBe(5);
    expect(sweep.standings.some(({ stage, budgets: [use] }) => stage === 'running' && use?.used === 4)).toBe(true);
    expect(sweep.standings.at(-1)).toMatchObject({
      stage: 'drained',
      reason: 'the budget is used up: 5 of 5 trials',
      budgets: [{ budget: 'trials', used: 5, limit: 5 }],
    });

    expect(await run(sweep, 'few-trials')).toMatchObject({ recorded: 5, status: 'drained' });
    sweep.budget = { ...sweep.budget, trials: 12 };
    expect(await run(sweep, 'few-trials')).toMatchObject({ recorded: 12, status: 'complete' });
    expect(sweep.standings.at(-1)).toMatchObject({ stage: 'complete', reason: null });
    expect(sweep.assignments).toHaveLength(12);
  });
});

describe('a budget of device-hours', () => {
  it('ends the sweep with no more in flight than two shards for each slot', async () => {
    const options = { trialCount: 40, trialsPerShard: 1, secondsPerTrial: 360, budget: { deviceHours: 1 } };
    const sweep = simulateSweep({ ...options, train: () => sleep(20) });
    expect(await run(sweep, 'few-hours')).toMatchObject({ status: 'drained' });
    expect(sweep.recorded.size).toBeGreaterThanOrEqual(10);
    expect(sweep.recorded.size).toBeLessThanOrEqual(12);
    expect(sweep.standings.at(-1)?.reason).toContain('1 device-hours');
  });
});

describe('a budget of failures', () => {
  it('of none ends the sweep at the first trial that is given up', async () => {
    const sweep = simulateSweep({
      ...{ trialCount: 30, trialsPerShard: 1, budget: { failures: 0 } },
      train: () => {
        throw ApplicationFailure.create({ type: 'OutOfDeviceMemoryError', message: 'as scripted', nonRetryable: true });
      },
    });
    expect(await run(sweep, 'no-failures')).toMatchObject({ recorded: 0, status: 'drained' });
    expect(sweep.failed.size).toBeLessThanOrEqual(3);
  });
});

describe('a budget of wall time', () => {
  it('ends the sweep, and what was spent counts when it goes on', async () => {
    const sweep = simulateSweep({
      ...{ trialCount: 200, trialsPerShard: 1, budget: { wallTimeMs: 2000 } },
      train: () => sleep(200),
    });
    expect(await run(sweep, 'little-time')).toMatchObject({ status: 'drained' });
    const before = sweep.recorded.size;
    expect(before).toBeLessThan(200);
    expect(sweep.standings.at(-1)).toMatchObject({ stage: 'drained', wallMs: 2000 });
    expect(await run(sweep, 'little-time')).toMatchObject({ status: 'drained', recorded: before });
  });
});

describe('a sweep with a budget that it does not use up', () => {
  it('is complete', async () => {
    const sweep = simulateSweep({ trialCount: 4, trialsPerShard: 2, budget: { trials: 4, failures: 1 } });
    expect(await run(sweep, 'enough')).toMatchObject({ recorded: 4, status: 'complete' });
    expect(sweep.standings.at(-1)).toMatchObject({ stage: 'complete', reason: null });
  });
});
