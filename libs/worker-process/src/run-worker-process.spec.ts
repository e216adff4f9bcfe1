import type { Worker } from '@temporalio/worker';
import { Registry } from 'prom-client';
import { runWorkerProcess, type ProcessControl, type WorkerProcess } from './run-worker-process.js';

jest.mock('./install-runtime.js', () => ({ installRuntime: () => undefined }));
jest.mock('./connect-to-temporal.js', () => ({ connectToTemporal: () => Promise.resolve({ connection: {} }) }));

/** What a process that ends says, and with which code. */
interface End {
  readonly code: number | string | null | undefined;
  readonly said: string;
}

/** Runs a process until it ends, without ending this one. */
async function endOf(setUp: (control: ProcessControl) => WorkerProcess<string>): Promise<End> {
  let said = '';
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    return await new Promise((resolve) => {
      jest.spyOn(process, 'exit').mockImplementation((code) => {
        resolve({ code, said });
        return undefined as never;
      });
      runWorkerProcess(setUp);
    });
  } finally {
    stderr.mockRestore();
    jest.restoreAllMocks();
    for (const signal of ['SIGTERM', 'SIGINT']) process.removeAllListeners(signal);
  }
}

const never = (): Promise<never> => new Promise(() => undefined);
const ignore = (): void => undefined;

/** A process that never comes to its worker. */
function starting(log: string[]): WorkerProcess<string> {
  const lines = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
  return {
    ...{ name: 'example', metrics: undefined as never, metricsAddress: undefined, version: undefined },
    log: { ...lines, fatal: (_, message) => log.push(message) },
    ...{ open: never, createWorker: never, onReady: ignore },
  };
}

describe('a worker process that has no worker yet', () => {
  it('fails with what its configuration is refused for', async () => {
    const end = await endOf(() => {
      throw new Error('LIESWEEP_TENSORS: expected a URI');
    });
    expect(end).toEqual({ code: 1, said: 'LIESWEEP_TENSORS: expected a URI\n' });
  });

  it('fails, and logs it, when what it needs cannot be opened', async () => {
    const log: string[] = [];
    const open = (): Promise<never> => Promise.reject(new Error('rows: no such disk'));
    expect(await endOf(() => ({ ...starting(log), open }))).toEqual({ code: 1, said: 'rows: no such disk\n' });
    expect(log).toEqual(['example failed']);
  });

  it('ends at once and well when it is told to stop', async () => {
    const end = await endOf(() => {
      setImmediate(() => process.emit('SIGTERM'));
      return starting([]);
    });
    expect(end).toEqual({ code: undefined, said: '' });
  });

  it('ends at once with the reason for which it stops itself', async () => {
    const end = await endOf(({ stop }) => {
      setImmediate(() => {
        stop(new Error('no slot can be started'));
      });
      return starting([]);
    });
    expect(end).toEqual({ code: 1, said: 'no slot can be started\n' });
  });
});

/** A worker that runs until it is shut down. */
function fakeWorker(events: string[]): Worker {
  let state = 'RUNNING';
  let end = ignore;
  const worker = {
    options: { identity: '1@here', taskQueue: 'train-cpu' },
    getState: () => state,
    run: () => new Promise<void>((resolve) => (end = resolve)),
    shutdown: () => {
      events.push('shut down');
      state = 'STOPPED';
      end();
    },
  };
  return worker as unknown as Worker;
}

describe('a worker process that runs', () => {
  function running(events: string[], metrics = new Registry()): WorkerProcess<string> {
    return {
      ...starting(events),
      metrics,
      open: () => Promise.resolve('store'),
      createWorker: () => Promise.resolve(fakeWorker(events)),
      onRunning: (store) => () => {
        events.push(`${store} closed`);
        return Promise.resolve();
      },
      onReady: () => {
        events.push('ready');
        setImmediate(() => process.emit('SIGTERM'));
      },
      afterwards: () => {
        events.push('the end');
      },
    };
  }

  it('shuts its worker down at a signal, closes what it opened, and ends well', async () => {
    const events: string[] = [];
    expect(await endOf(() => running(events))).toEqual({ code: 0, said: '' });
    expect(events).toEqual(['ready', 'shut down', 'store closed', 'the end']);
  });

  it('says with its metrics which worker it is', async () => {
    const metrics = new Registry();
    await endOf(() => running([], metrics));
    expect(await metrics.metrics()).toContain('liesweep_worker_info{identity="1@here",queue="train-cpu"} 1');
  });

  it('fails with the reason for which it stops itself, when its worker has ended', async () => {
    const events: string[] = [];
    const end = await endOf(({ stop }) => ({
      ...running(events),
      onReady: () => {
        stop(new Error('no slot can be started'));
      },
    }));
    expect(end).toEqual({ code: 1, said: 'no slot can be started\n' });
    expect(events).toEqual(['shut down', 'store closed']);
  });
});
