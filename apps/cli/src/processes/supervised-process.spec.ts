import { spawn, type ChildProcess } from 'node:child_process';
import { InfrastructureError } from '@liesweep/sweep/explained-error';
import { until } from '../testing/until.js';
import { processIdentity } from './process-identity.js';
import { RestartLimit } from './restart-limit.js';
import { SupervisedProcess } from './supervised-process.js';

/** Ends a wait for a process that stays, long before it would end by itself. */
const LIMIT_MS = 600_000;

function shell(script: string): ChildProcess {
  return spawn('/bin/sh', ['-c', script], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
}

describe('SupervisedProcess', () => {
  it('starts a process again after kill -9', async () => {
    const reason = await new Promise<string>((resolve) => {
      let starts = 0;
      const supervised: SupervisedProcess = new SupervisedProcess({
        name: 'sleeper',
        start: () => {
          starts += 1;
          if (starts === 2) {
            setImmediate(() => {
              supervised.kill();
              resolve(seen);
            });
          }
          return shell('sleep 60');
        },
        limit: new RestartLimit(1, 60_000),
        onLine: () => undefined,
        onRestart: (text) => {
          seen = text;
        },
        onGivenUp: () => undefined,
      });
      let seen = '';
      process.kill(supervised.pid ?? 0, 'SIGKILL');
    });
    expect(reason).toBe('SIGKILL');
  });

  it('gives a process up that ends again and again, with the last it said', async () => {
    const error = await new Promise<InfrastructureError>((resolve) => {
      new SupervisedProcess({
        name: 'trainer',
        start: () => shell('echo no backend >&2; exit 7'),
        limit: new RestartLimit(1, 60_000),
        onLine: () => undefined,
        onGivenUp: resolve,
      });
    });
    expect(error).toBeInstanceOf(InfrastructureError);
    expect(error.message).toMatch(
      /trainer process ended more than 1 times in 60 s \(exit code 7\): no backend\n.*safe/,
    );
  });

  it('does not count what is started anew as dead, and what dies after that as ever', async () => {
    const starts: ChildProcess[] = [];
    const error = await new Promise<InfrastructureError>((resolve) => {
      const supervised = new SupervisedProcess({
        name: 'page',
        start: () => {
          const child = shell('sleep 60');
          starts.push(child);
          if (starts.length === 2) setImmediate(() => process.kill(child.pid ?? 0, 'SIGTERM'));
          return child;
        },
        limit: { most: 0, windowMs: 1000, allows: () => false },
        onLine: () => undefined,
        onGivenUp: resolve,
      });
      supervised.startAnew();
    });
    expect(starts).toHaveLength(2);
    expect(error.message).toContain('SIGTERM');
  });

  it('kills a process that does not stop when asked, and its descendants', async () => {
    const lines: string[] = [];
    const supervised = new SupervisedProcess({
      name: 'stubborn',
      start: () => shell("trap '' TERM; sleep 3600 & echo $!; wait; sleep 3600"),
      limit: new RestartLimit(1, 60_000),
      onLine: (line) => lines.push(line),
      onGivenUp: () => undefined,
    });
    expect(await until(() => lines.length > 0, LIMIT_MS)).toBe(true);
    await supervised.stop('SIGTERM', 50);
    expect(processIdentity(supervised.pid ?? 0)).toBeUndefined();
    expect(await until(() => processIdentity(Number(lines[0])) === undefined, LIMIT_MS)).toBe(true);
  });
});
