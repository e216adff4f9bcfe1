import { Context, sleep } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { waitUntil } from './testing/held-sweep.js';
import { startSweep, withWorkers } from './testing/run-simulated-sweep.js';
import { simulateSweep } from './testing/simulated-sweep.js';
import { useServer } from './testing/use-server.js';
import { shardWorkflowId, sweepWorkflowId } from './sweep-contract.js';

const server = useServer();

describe('a sweep', () => {
  it('records every trial once', async () => {
    const sweep = simulateSweep({ trialCount: 160, trialsPerShard: 4 });
    const summary = await withWorkers(server, sweep, async () => (await startSweep(server.env, 'happy')).result());
    expect(summary).toEqual({ trialCount: 160, recorded: 160, reused: 0, failed: 0, rounds: 2, status: 'complete' });
    expect(sweep.assignments).toHaveLength(40);
    expect(sweep.recorded.size).toBe(160);
  });

  it('never has more shards in flight than its window', async () => {
    const sweep = simulateSweep({ trialCount: 24, trialsPerShard: 1 });
    const { events } = await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, 'window', { window: 3 });
      await handle.result();
      return handle.fetchHistory();
    });
    let inFlight = 0;
    let widest = 0;
    for (const event of events ?? []) {
      if (event.startChildWorkflowExecutionInitiatedEventAttributes) widest = Math.max(widest, ++inFlight);
      if (event.childWorkflowExecutionCompletedEventAttributes) inFlight--;
    }
    expect(widest).toBe(3);
    expect(sweep.recorded.size).toBe(24);
  });

  it('gives one child workflow several shards where the window is wide, and no shard waits for a sick one', async () => {
    const sick = 3;
    const workflowIds = new Set<string>();
    const sweep = simulateSweep({
      ...{ trialCount: 24, trialsPerShard: 1 },
      train: async ({ trials: [range] }) => {
        workflowIds.add(Context.current().info.workflowExecution?.workflowId ?? '');
        if (range?.[0] !== sick) return;
        await waitUntil(() => sweep.recorded.size === 23);
        throw failure('TrainerCrashedError');
      },
    });
    const summary = await withWorkers(server, sweep, async () =>
      (await startSweep(server.env, 'shared', { window: 64 })).result(),
    );
    expect(summary).toMatchObject({ recorded: 23, failed: 1, status: 'complete' });
    const expected = [0, 8, 16].map((first) => shardWorkflowId(sweepWorkflowId('shared'), 0, first));
    expect(workflowIds).toEqual(new Set(expected));
  });

  it('goes on with the shards in flight after continuing as new', async () => {
    const sweep = simulateSweep({ trialCount: 60, trialsPerShard: 1, train: () => sleep(20) });
    const handle = await withWorkers(server, sweep, async () => {
      const started = await startSweep(server.env, 'continued', { continueAsNewAfterEvents: 60 });
      await started.result();
      return started;
    });
    const last = await server.env.client.workflow.getHandle(handle.workflowId).describe();
    expect(last.runId).not.toBe(handle.firstExecutionRunId);
    expect(last.historyLength).toBeLessThan(200);
    expect(sweep.assignments).toHaveLength(60);
    expect(sweep.recorded.size).toBe(60);
  });

  it('does not train recorded trials again when it is started a second time', async () => {
    const sweep = simulateSweep({ trialCount: 12, trialsPerShard: 3 });
    const summary = await withWorkers(server, sweep, async () => {
      await (await startSweep(server.env, 'again')).result();
      return (await startSweep(server.env, 'again')).result();
    });
    expect(summary).toMatchObject({ recorded: 12, rounds: 1, status: 'complete' });
    expect(sweep.assignments).toHaveLength(4);
  });

  it('tries trials that were given up again when their failures are forgotten, and only those', async () => {
    const sickTrials = new Set([2, 7]);
    const sweep = simulateSweep({
      ...{ trialCount: 9, trialsPerShard: 1 },
      train: ({ trials: [range] }) => {
        if (range && sickTrials.has(range[0])) throw failure('OutOfDeviceMemoryError');
      },
    });
    const [first, second, third] = await withWorkers(server, sweep, async () => {
      const results = [await (await startSweep(server.env, 'retried')).result()];
      sickTrials.clear();
      results.push(await (await startSweep(server.env, 'retried')).result());
      sweep.failed.clear();
      return [...results, await (await startSweep(server.env, 'retried')).result()];
    });
    expect(first).toMatchObject({ recorded: 7, failed: 2, status: 'complete' });
    expect(second).toEqual({ ...first, rounds: 1 });
    expect(third).toMatchObject({ recorded: 9, failed: 0, status: 'complete' });
    expect(sweep.assignments).toHaveLength(11);
  });

  it('plans the trials of a terminated shard again', async () => {
    let isFirst = true;
    const train = async (): Promise<void> => {
      if (!isFirst) return;
      isFirst = false;
      await server.env.client.workflow.getHandle(shardWorkflowId(sweepWorkflowId('terminated'), 0, 0)).terminate();
    };
    const sweep = simulateSweep({ trialCount: 5, trialsPerShard: 5, train });
    const summary = await withWorkers(server, sweep, async () => (await startSweep(server.env, 'terminated')).result());
    expect(summary).toMatchObject({ recorded: 5, rounds: 3, status: 'complete' });
  });

  it('ends as incomplete after three rounds that record nothing', async () => {
    const sweep = simulateSweep({ trialCount: 2, trialsPerShard: 1 });
    sweep.orchestrator.recordShard = () => Promise.resolve(0);
    const summary = await withWorkers(server, sweep, async () => (await startSweep(server.env, 'idle')).result());
    expect(summary).toMatchObject({ recorded: 0, rounds: 4, status: 'incomplete' });
  });

  it('fails with the reason of a terminal failure, which its trials keep', async () => {
    const train = (): void => {
      throw failure('ShapeMismatchError', 'expected [3], got [1]');
    };
    const sweep = simulateSweep({ trialCount: 3, trialsPerShard: 3, train });
    const result = withWorkers(server, sweep, async () => (await startSweep(server.env, 'terminal')).result());
    await expect(result).rejects.toMatchObject({
      cause: { type: 'ShapeMismatchError', message: 'expected [3], got [1]' },
    });
    expect(sweep.failed.get(1)).toMatchObject({ failureClass: 'ShapeMismatchError', attempts: 1 });
  });

  it('does not wait for the other shards of a child in which one fails for good', async () => {
    const train = ({ shardIndex }: { shardIndex: number }): Promise<void> | void => {
      if (shardIndex === 0) throw failure('ShapeMismatchError');
      const context = Context.current();
      const heartbeat = setInterval(() => {
        context.heartbeat();
      }, 100);
      return context.cancelled.finally(() => {
        clearInterval(heartbeat);
      });
    };
    const sweep = simulateSweep({ trialCount: 8, trialsPerShard: 1, train });
    const result = withWorkers(server, sweep, async () =>
      (await startSweep(server.env, 'terminal-beside', { window: 64 })).result(),
    );
    await expect(result).rejects.toMatchObject({ cause: { type: 'ShapeMismatchError' } });
    expect(sweep.failed.size).toBe(1);
  });

  it('fails with the reason why it cannot be planned', async () => {
    const sweep = simulateSweep({ trialCount: 3, trialsPerShard: 3 });
    sweep.orchestrator.planRound = () => Promise.reject(failure('InvalidSweepError', 'restarts: 0'));
    const result = withWorkers(server, sweep, async () => (await startSweep(server.env, 'invalid')).result());
    await expect(result).rejects.toMatchObject({ cause: { type: 'InvalidSweepError', message: 'restarts: 0' } });
  });
});

function failure(type: string, message = ''): ApplicationFailure {
  return ApplicationFailure.create({ type, message, nonRetryable: true });
}
