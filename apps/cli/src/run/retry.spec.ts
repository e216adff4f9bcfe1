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

/** A slot on which nothing fits: shards are halved down to single trials, and these are given up. */
const SLOT_WITHOUT_MEMORY = `
  process.on('disconnect', () => process.exit());
  process.on('message', ({ type }) => {
    if (type === 'train') process.send({ type: 'failed', name: 'OutOfDeviceMemoryError', message: 'nothing fits' });
  });
  process.send({ type: 'ready', trainedOn: { device: 'cpu', backend: 'none', mode: 'eager' } });
`;

/** Three starts of all servers on a busy machine, after compiling. */
const LIMIT_MS = 300_000;

describe('trials that were given up', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-retry-'));
  const slot = join(folder, 'slot.mjs');
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
  writeFileSync(slot, SLOT_WITHOUT_MEMORY);
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
});
