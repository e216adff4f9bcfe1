// The server of the interface and the page as a process of its own, on given stores.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../apps/api/dist/main.js', import.meta.url));
const START_LIMIT_MS = 30_000;

/**
 * @param {{ rows: string, tensors: string, environment?: Record<string, string> }} options URIs of the stores
 * @returns {Promise<{ pid: number, url: string, secret: string, headers: object, stop: () => Promise<void> }>}
 */
export async function startApi({ rows, tensors, environment = {} }) {
  const secret = randomBytes(32).toString('hex');
  const child = fork(MAIN, [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...{ LIESWEEP_ROWS: rows, LIESWEEP_TENSORS: tensors, LIESWEEP_API_PORT: '0', LIESWEEP_API_SECRET: secret },
      ...{ LIESWEEP_METRICS_ADDRESS: 'off', LIESWEEP_LOG_LEVEL: 'warn', ...environment },
    },
  });
  const [message] = await Promise.race([
    once(child, 'message', { signal: globalThis.AbortSignal.timeout(START_LIMIT_MS) }),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the server ended with code ${String(code)} before it served anything`);
    }),
  ]);
  return {
    pid: child.pid,
    url: message.address,
    secret,
    headers: { authorization: `Bearer ${secret}` },
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
