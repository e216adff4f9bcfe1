import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLiesweep, startLiesweep } from '../testing/run-liesweep.js';
import { until } from '../testing/until.js';

/** It trains for longer than the test looks at it. */
const SWEEP = `name: held
system: { oracles: [squared-norm] }
grid: { dimension: 6, generators: { from: 1, to: 16 } }
restarts: 40
training: { steps: 8000, stopBelow: 0 }
`;

/** Compiling, then two commands on a busy machine. */
const LIMIT_MS = 300_000;

const CLI = join(__dirname, '../../bin/liesweep.mjs');

/** A container, as far as process ids go. */
const CONTAINER = [
  ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']),
  ...['--pid', '--fork', '--mount-proc'],
];

const isPermitted = spawnSync('unshare', [...CONTAINER, 'true']).status === 0;
if (!isPermitted) console.warn('Skipped: `unshare --pid` is not permitted here, so no PID namespace can be made.');

(isPermitted ? describe : describe.skip)('two PID namespaces on one volume', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-namespace-'));
  beforeAll(buildLiesweep, LIMIT_MS);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  it(
    'the run that one of them trains is refused to the other, which leaves its lock where it is',
    async () => {
      writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
      const first = startLiesweep(folder, ['run', 'sweep.yaml', '--slots', '1']);
      const lockFile = (): string => {
        const [run = 'none'] = existsSync(join(folder, 'runs'))
          ? readdirSync(join(folder, 'runs')).filter((name) => name.startsWith('held-'))
          : [];
        return join(folder, 'runs', run, '.work/lock.json');
      };
      expect(await until(() => existsSync(lockFile()), LIMIT_MS)).toBe(true);
      const lock = readFileSync(lockFile(), 'utf8');
      const second = spawnSync('unshare', [...CONTAINER, process.execPath, CLI, 'run', 'sweep.yaml'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(second.stderr).toContain(
        `The run is in use by process ${String(first.pid)} of another container on this machine.`,
      );
      expect(second.status).toBe(2);
      expect(readFileSync(lockFile(), 'utf8')).toBe(lock);
      first.child.kill('SIGINT');
      await first.ended;
      expect(existsSync(lockFile())).toBe(false);
    },
    LIMIT_MS,
  );
});
