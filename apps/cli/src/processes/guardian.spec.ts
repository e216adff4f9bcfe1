import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from '../testing/until.js';
import { processIdentity } from './process-identity.js';

/** Ends a wait for a server that stays, long before it would end by itself. */
const GONE_WITHIN_MS = 600_000;

/** A process that starts a guarded server which starts another process, says the ids of both, and waits. */
const PARENT = `
  import { spawn } from 'node:child_process';
  import { guard } from ${JSON.stringify(join(__dirname, 'guardian.ts'))};
  const script = 'sleep 3600 & echo $!; wait';
  const server = spawn('/bin/sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  guard(server);
  server.stdout.on('data', (line) => process.send([server.pid, Number(line)]));
`;

describe('a guarded server', () => {
  it('is gone with all that it started when its parent is killed by kill -9', async () => {
    const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [pids] = (await once(parent, 'message')) as [number[]];
    const living = (): number[] => pids.filter((pid) => processIdentity(pid) !== undefined);
    try {
      expect(living()).toHaveLength(2);
      parent.kill('SIGKILL');
      expect(await until(() => living().length === 0, GONE_WITHIN_MS)).toBe(true);
    } finally {
      for (const pid of living()) {
        process.kill(pid, 'SIGKILL');
      }
    }
  });
});
