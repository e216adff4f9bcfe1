import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../testing/until.js';
import { freePorts } from './free-ports.js';
import { temporalExecutable } from './installed-files.js';
import { processIdentity } from './process-identity.js';

/** How soon a server must be gone after its parent was killed: what users are promised. */
const GONE_WITHIN_MS = 2_000;

/** A server on a busy machine may need so long to listen. */
const START_MS = 20_000;

/** A process that starts Temporal's server under a guardian, says the server's id, and waits. */
const PARENT = `
  import { spawn } from 'node:child_process';
  import { guard } from ${JSON.stringify(join(__dirname, 'guardian.ts'))};
  const server = spawn(process.argv[1], process.argv.slice(2), { stdio: 'ignore', detached: true });
  guard(server);
  process.send(server.pid);
  setInterval(() => undefined, 1000);
`;

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

describe('a guarded server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-guardian-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'is gone when its parent is killed by kill -9',
    async () => {
      const [port = 0, http = 0, metrics = 0] = await freePorts(3);
      const server = [
        ...['server', 'start-dev', '--ip', '127.0.0.1', '--headless', '--log-level', 'error'],
        ...['--port', String(port), '--http-port', String(http), '--metrics-port', String(metrics)],
        ...['--db-filename', join(folder, 'temporal.sqlite')],
      ];
      const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT, temporalExecutable(), ...server], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const [serverPid] = (await once(parent, 'message')) as [number];
      try {
        expect(await until(() => listens(port), START_MS)).toBe(true);
        parent.kill('SIGKILL');
        expect(await until(() => processIdentity(serverPid) === undefined, GONE_WITHIN_MS)).toBe(true);
        expect(await until(async () => !(await listens(port)), GONE_WITHIN_MS)).toBe(true);
      } finally {
        parent.kill('SIGKILL');
        if (processIdentity(serverPid) !== undefined) {
          process.kill(serverPid, 'SIGKILL');
        }
      }
    },
    2 * START_MS,
  );
});
