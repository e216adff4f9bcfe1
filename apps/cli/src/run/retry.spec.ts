import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLiesweep, startLiesweep, type Ended } from '../testing/run-liesweep.js';

const SWEEP = `name: retry
system: { oracles: [squared-norm] }
grid: { dimension: 2, generators: 1, weights: { closure: 1 } }
restarts: 2
training: { steps: 200 }
`;

/** A slot on which every shard fails the same way. */
const failingSlot = (name: string, message: string): string => `
  process.on('disconnect', () => process.exit());
  process.on('message', ({ type }) => {
    if (type === 'train') process.send({ type: 'failed', name: '${name}', message: '${message}' });
  });
  process.send({ type: 'ready', trainedOn: { device: 'cpu', backend: 'none', mode: 'eager' } });
`;

/** Three starts of all servers on a busy machine, after compiling. */
const LIMIT_MS = 600_000;

describe('trials that were given up', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-retry-'));
  const slot = join(folder, 'slot.mjs');
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
  // Shards are halved down to single trials, and these are given up.
  writeFileSync(slot, failingSlot('OutOfDeviceMemoryError', 'nothing fits'));
  beforeAll(buildLiesweep, LIMIT_MS);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  function liesweep(environment: NodeJS.ProcessEnv, ...parameters: readonly string[]): Promise<Ended> {
    return startLiesweep(folder, parameters, environment).ended;
  }

  it(
    'are failures, which run leaves alone and retry --failed trains again',
    async () => {
      const broken = { LIESWEEP_SLOT_MODULE: slot };
      const failed = await liesweep(broken, 'run', 'sweep.yaml', '--json');
      expect(failed).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('nothing fits') as string });
      expect(JSON.parse(failed.stdout)).toMatchObject({ trials: { trialCount: 2, recorded: 0, failed: 2 } });

      expect((await liesweep({}, 'run', 'sweep.yaml')).exitCode).toBe(4);
      expect((await liesweep({}, 'retry', 'sweep.yaml')).stderr).toMatch(/required option '--failed'/);

      const retried = await liesweep({}, 'retry', '--failed', 'sweep.yaml', '--json');
      expect(retried).toMatchObject({ exitCode: 0, stderr: '' });
      expect(JSON.parse(retried.stdout)).toMatchObject({ trials: { trialCount: 2, recorded: 2, failed: 0 } });
    },
    LIMIT_MS,
  );

  it(
    'are all of a sweep whose oracle cannot be learned, each time that it is run',
    async () => {
      const unlearned = join(folder, 'unlearned.mjs');
      writeFileSync(unlearned, failingSlot('FitDidNotConvergeError', 'R² is 0.1'));
      writeFileSync(join(folder, 'unlearned.yaml'), SWEEP.replace('name: retry', 'name: unlearned\nseed: 2'));
      const broken = { LIESWEEP_SLOT_MODULE: unlearned };
      const failed = await liesweep(broken, 'run', 'unlearned.yaml');
      expect(failed).toMatchObject({ exitCode: 4, stdout: '' });
      expect(failed.stderr).toMatch(/R² is 0\.1\n.*count as failed.*\n.*retry --failed/);
      expect((await liesweep(broken, 'run', 'unlearned.yaml')).exitCode).toBe(4);
    },
    LIMIT_MS,
  );
});
