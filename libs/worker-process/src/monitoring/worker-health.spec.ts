import type { WorkerStatus } from '@temporalio/worker';
import { WorkerHealth, type WatchedConnection } from './worker-health.js';

const RUNNING = { runState: 'RUNNING', workflowPollerState: 'POLLING', activityPollerState: 'POLLING' } as const;

function workerThatIs(status: Partial<WorkerStatus>): { getStatus: () => WorkerStatus } {
  return { getStatus: () => ({ ...RUNNING, ...status }) as WorkerStatus };
}

/** A connection whose server answers, or does not, and that counts how often it was asked. */
function connectionThat(answers: boolean): WatchedConnection & { readonly asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    withDeadline: (_deadline, call) => call(),
    workflowService: {
      getSystemInfo: () => {
        asked++;
        return answers ? Promise.resolve({}) : Promise.reject(new Error('DEADLINE_EXCEEDED'));
      },
    } as unknown as WatchedConnection['workflowService'],
  };
}

describe('the health of a worker', () => {
  it('is alive and not ready before it is connected', async () => {
    const health = new WorkerHealth();
    expect(health.whyNotAlive()).toBeUndefined();
    expect(await health.whyNotReady()).toBe('it is starting');
  });

  it('is alive and ready while it polls a server that answers', async () => {
    const health = new WorkerHealth();
    health.follow(workerThatIs({}), connectionThat(true));
    expect(health.whyNotAlive()).toBeUndefined();
    expect(await health.whyNotReady()).toBeUndefined();
  });

  it('is alive and not ready while the server does not answer', async () => {
    const health = new WorkerHealth();
    health.follow(workerThatIs({}), connectionThat(false));
    expect(health.whyNotAlive()).toBeUndefined();
    expect(await health.whyNotReady()).toBe('Temporal does not answer');
  });

  it('does not wait for a server that is silent', async () => {
    const health = new WorkerHealth();
    health.follow(workerThatIs({}), {
      withDeadline: (_deadline, call) => call(),
      workflowService: {
        getSystemInfo: () => new Promise(() => undefined),
      } as unknown as WatchedConnection['workflowService'],
    });
    expect(await health.whyNotReady()).toBe('Temporal does not answer');
  });

  it.each(['STOPPING', 'DRAINING', 'DRAINED', 'STOPPED'] as const)(
    'is alive and not ready while %s',
    async (runState) => {
      const health = new WorkerHealth();
      health.follow(workerThatIs({ runState }), connectionThat(true));
      expect(health.whyNotAlive()).toBeUndefined();
      expect(await health.whyNotReady()).toContain(runState.toLowerCase());
    },
  );

  it.each([{ runState: 'FAILED' }, { workflowPollerState: 'FAILED' }, { activityPollerState: 'FAILED' }] as const)(
    'is not alive with %j',
    (status) => {
      const health = new WorkerHealth();
      health.follow(workerThatIs(status), connectionThat(true));
      expect(health.whyNotAlive()).toMatch(/worker/);
    },
  );

  it('asks the server once for probes that come together', async () => {
    const health = new WorkerHealth();
    const connection = connectionThat(true);
    health.follow(workerThatIs({}), connection);
    await Promise.all([health.whyNotReady(), health.whyNotReady(), health.whyNotReady()]);
    expect(connection.asked()).toBe(1);
  });
});
