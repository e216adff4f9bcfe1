import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLiesweep, startLiesweep, type Ended } from '../testing/run-liesweep.js';
import { until } from '../testing/until.js';

const SIMULATED_SLOT = join(__dirname, '../../../trainer/dist/testing/simulated-slot.js');

/** Several starts of all servers on a busy machine, after compiling. */
const LIMIT_MS = 600_000;
jest.setTimeout(LIMIT_MS);

describe('a run on this machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-budget-'));
  beforeAll(buildLiesweep, LIMIT_MS);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  function liesweep(simulation: object, ...parameters: readonly string[]): Promise<Ended> {
    const environment = { LIESWEEP_SLOT_MODULE: SIMULATED_SLOT, LIESWEEP_SIMULATION: JSON.stringify(simulation) };
    return startLiesweep(folder, parameters, environment).ended;
  }

  function write(name: string, budget: string, seed = 1): void {
    const sweep = `name: ${name}\nsystem: { oracles: [squared-norm] }\ngrid: { dimension: [2, 3], generators: [1, 2] }\nrestarts: 2\nseed: ${String(seed)}\n`;
    writeFileSync(join(folder, `${name}.yaml`), `${sweep}budget: { ${budget} }\n`);
  }

  it('ends when its budget of trials is used up, says so, and goes on with a larger one', async () => {
    write('budget', 'trials: 3');
    const drained = await liesweep({}, 'run', 'budget.yaml', '--json');
    expect(drained.exitCode).toBe(5);
    expect(drained.stderr).toMatch(/not complete: the budget is used up: 3 of 3 trials; the same command goes on when/);
    expect(JSON.parse(drained.stdout)).toMatchObject({ trials: { recorded: 3, trialCount: 16 } });
    expect((await liesweep({}, 'status')).stdout).toMatch(/3\/16 +drained\n +the budget is used up: 3 of 3 trials\n$/);
    expect((await liesweep({}, 'run', 'budget.yaml')).exitCode).toBe(5);

    write('budget', 'trials: 16');
    const complete = await liesweep({}, 'run', 'budget.yaml', '--json');
    expect(complete.exitCode).toBe(0);
    expect(JSON.parse(complete.stdout)).toMatchObject({ trials: { recorded: 16, reused: 0 } });
  });

  it('trains all trials again with --no-cache, from the same command wherever it stopped, and leaves what is recorded', async () => {
    write('again', '', 3);
    const first = await liesweep({}, 'run', 'again.yaml', '--json');
    const id = (JSON.parse(first.stdout) as { sweepId: string }).sweepId;
    write('again', 'trials: 3', 3);
    const stopped = await liesweep({}, 'run', 'again.yaml', '--no-cache', '--json');
    expect(stopped.exitCode).toBe(5);
    write('again', '', 3);
    const { exitCode, stdout } = await liesweep({}, 'run', 'again.yaml', '--no-cache', '--json');
    expect(exitCode).toBe(0);
    const again = JSON.parse(stdout) as { sweepId: string; trials: object };
    expect(again.trials).toMatchObject({ recorded: 16, reused: 0 });
    expect(again.sweepId).toBe((JSON.parse(stopped.stdout) as { sweepId: string }).sweepId);
    expect(again.sweepId).not.toBe(id);
    const { stdout: list } = await liesweep({}, 'list');
    for (const sweepId of [id, again.sweepId]) expect(list).toMatch(new RegExp(`${sweepId} +16/16 `));
  });

  it('takes commands of others while it trains', async () => {
    write('steered', '', 2);
    const run = liesweep({ latencyMs: 300_000 }, 'run', 'steered.yaml');
    await untilListed(/steered-.* running/);
    const id = readdirSync(join(folder, 'runs')).find((name) => name.startsWith('steered-')) ?? '';
    expect((await liesweep({}, 'pause', id)).stdout).toBe(`${id}: paused: no shards are started until it is resumed\n`);
    expect((await liesweep({}, 'status', `runs/${id}`)).stdout).toMatch(/ {2}paused\n/);
    expect(await liesweep({}, 'delete', id)).toMatchObject({ exitCode: 2 });
    expect((await liesweep({}, 'cancel', id)).stdout).toMatch(/: cancelled/);
    expect(await run).toMatchObject({ exitCode: 5, stderr: expect.stringContaining('it was cancelled') as string });
    expect(await liesweep({}, 'pause', id)).toMatchObject({ exitCode: 2 });
    expect((await liesweep({}, 'delete', id)).stdout).toMatch(/: deleted with 0 recorded trials/);
    expect((await liesweep({}, 'list')).stdout).not.toMatch(/steered/);
  });

  it('is interrupted everywhere once it is stopped, wherever its folder is', async () => {
    write('elsewhere', '', 4);
    const environment = {
      ...{ LIESWEEP_SLOT_MODULE: SIMULATED_SLOT, LIESWEEP_SIMULATION: JSON.stringify({ latencyMs: 300_000 }) },
    };
    const run = startLiesweep(folder, ['run', 'elsewhere.yaml', '--out', 'there', '--json'], environment);
    await untilListed(/elsewhere-.* running\n/);
    run.child.kill('SIGINT');
    expect((await run.ended).exitCode).toBe(130);
    const { stdout: list } = await liesweep({}, 'list');
    const [id = ''] = /elsewhere-[0-9a-f]+/.exec(list) ?? [];
    const line = new RegExp(
      `${id} [^]*interrupted\\n[^]*nobody serves it; continue with the same\\s+\`liesweep\\s+run\``,
    );
    expect(list).toMatch(line);
    expect((await liesweep({}, 'status', id)).stdout).toMatch(line);
    expect(await liesweep({}, 'watch', id)).toMatchObject({
      exitCode: 5,
      stdout: expect.stringMatching(line) as string,
    });
    expect((await liesweep({}, 'delete', id)).stdout).toMatch(/: deleted with 0 recorded trials/);
    expect((await liesweep({}, 'delete', id)).stdout).toMatch(/: is not there; nothing to delete/);
  });

  async function untilListed(line: RegExp): Promise<void> {
    expect(await until(async () => line.test((await liesweep({}, 'list')).stdout), LIMIT_MS)).toBe(true);
  }
});
