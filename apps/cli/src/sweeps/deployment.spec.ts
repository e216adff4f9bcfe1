import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLiesweep, type Ended, type Started } from '../testing/run-liesweep.js';
import { startDeployment, type Deployment } from '../testing/start-deployment.js';
import type { SweepView } from '@liesweep/sweep-client/records';

/** Many starts of the command line on a busy machine. */
const LIMIT_MS = 600_000;
jest.setTimeout(LIMIT_MS);

interface Sweep {
  readonly name: string;
  readonly seed: number;
  readonly device?: string;
  readonly generators?: number;
  readonly restarts?: number;
  readonly budget?: string;
}

describe('a deployment of two orchestrators and trainers of several classes', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await startDeployment();
    for (let count = 0; count < 2; count++) {
      deployment.start('orchestrator');
      startTrainer('cpu', {});
    }
  }, LIMIT_MS);
  afterAll(() => deployment.stop(), LIMIT_MS);

  function startTrainer(deviceClass: string, simulation: object): Started {
    return deployment.start('trainer', {
      LIESWEEP_DEVICE_CLASS: deviceClass,
      LIESWEEP_SIMULATION: JSON.stringify(simulation),
      LIESWEEP_SLOTS: '2',
    });
  }

  function liesweep(...parameters: readonly string[]): Promise<Ended> {
    return deployment.liesweep(...parameters);
  }

  /** The one line that a command answers. */
  async function answer(...parameters: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await liesweep(...parameters);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n')).toHaveLength(2);
    return stdout.trim();
  }

  function write({ name, seed, device = 'cpu', generators = 3, restarts = 2, budget = '' }: Sweep): string {
    const file = join(
      deployment.folder,
      `${name}-${String(generators)}-${String(restarts)}${budget.replaceAll(/\W/g, '')}.yaml`,
    );
    const grid = `{ dimension: [2, 3], generators: { from: 1, to: ${String(generators)} }, weights: { closure: [0, 1] } }`;
    const execution = `{ device: ${device} }`;
    writeFileSync(
      file,
      `name: ${name}\nsystem: { oracles: [squared-norm] }\ngrid: ${grid}\nrestarts: ${String(restarts)}\n` +
        `seed: ${String(seed)}\nexecution: ${execution}\nbudget: { ${budget} }\n`,
    );
    return file;
  }

  async function submit(sweep: Sweep, ...flags: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await liesweep('submit', write(sweep), '--json', ...flags);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return (JSON.parse(stdout) as { sweepId: string }).sweepId;
  }

  /** The specifications of a sweep in the tensor store. */
  function specifications(sweepId: string): string[] {
    const names = readdirSync(join(deployment.folder, 'tensors/specs'), { recursive: true }) as string[];
    return names.filter((name) => name.startsWith(`${sweepId}/`) && name.endsWith('.json'));
  }

  async function share(sweepId: string): Promise<unknown> {
    return (await deployment.temporal.client.workflow.getHandle(`sweep-${sweepId}`).describe()).priority;
  }

  async function view(sweepId: string): Promise<SweepView> {
    const [found] = JSON.parse((await liesweep('status', sweepId, '--json')).stdout) as readonly SweepView[];
    if (found === undefined) throw new Error(`there is no sweep ${sweepId}`);
    return found;
  }

  it('takes a sweep once, trains it to its end, and reuses its trials in the next', async () => {
    const sweep = { name: 'first', seed: 1 };
    const submitted = await answer('submit', write(sweep), '--project', 'blue');
    expect(submitted).toMatch(/^first-[0-9a-f]{20}: submitted, 24 trials$/);
    const [id = ''] = submitted.split(':');
    const watched = await liesweep('watch', id);
    expect(watched.stdout).toMatch(/ {2}complete\n.* 24 of 24\n.* 0 open\n.* project {2}blue\n$/);
    expect(watched.exitCode).toBe(0);
    expect(await answer('submit', write(sweep))).toBe(`${id}: complete already`);

    const next = await submit({ name: 'next', seed: 1, generators: 4 });
    expect((await liesweep('watch', next)).exitCode).toBe(0);
    expect(await view(next)).toMatchObject({ recorded: 32, reused: 24, stage: 'complete' });
    const again = await submit(sweep, '--no-cache');
    expect(again).not.toBe(id);
    expect((await liesweep('watch', again)).exitCode).toBe(0);
    expect(await view(again)).toMatchObject({ recorded: 24, reused: 0, stage: 'complete' });
    const list = (await liesweep('list')).stdout;
    expect(list.indexOf(id)).toBeLessThan(list.indexOf(next));
  });

  it('drains a sweep whose budget is used up, and goes on with a larger one', async () => {
    const sweep = { name: 'budget', seed: 2 };
    const id = await submit({ ...sweep, budget: 'trials: 5' });
    const watched = await liesweep('watch', id);
    expect(watched.stdout).toMatch(/ {2}drained\n.* 5 of 24\n[^]*the budget is used up: 5 of 5 trials\n$/);
    expect(watched.exitCode).toBe(5);
    expect(await submit({ ...sweep, budget: 'trials: 24' })).toBe(id);
    expect((await liesweep('watch', id)).exitCode).toBe(0);
  });

  it('pauses, resumes, extends and cancels a sweep that runs, and deletes it only then', async () => {
    startTrainer('slow', { latencyMs: 300_000 });
    const sweep = { name: 'slow', seed: 3, device: 'slow' };
    const id = await submit(sweep);
    expect(await answer('submit', write(sweep))).toBe(`${id}: running already`);
    expect(await answer('pause', id)).toBe(`${id}: paused: no shards are started until it is resumed`);
    expect(await answer('pause', id)).toBe(`${id}: paused already`);
    expect((await view(id)).stage).toBe('paused');
    expect(await answer('resume', id)).toBe(`${id}: resumed`);
    expect(await answer('resume', id)).toBe(`${id}: running already`);
    const larger = write({ ...sweep, restarts: 3 });
    expect(await answer('extend', id, larger)).toBe(`${id}: extended by 12 trials to 36`);
    expect(await answer('extend', id, larger)).toBe(`${id}: has all of these trials already`);
    expect(await view(id)).toMatchObject({ trialCount: 36, stage: 'running' });
    expect(await liesweep('delete', id)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await answer('drain', id)).toMatch(/: drains/);
    expect((await liesweep('pause', id)).stderr).toMatch(/refuses: it drains/);
    expect(await answer('cancel', id)).toBe(`${id}: cancelled: training stops, what is recorded stays`);
    expect((await liesweep('watch', id)).exitCode).toBe(5);
    expect(await answer('cancel', id)).toBe(`${id}: does not run (cancelled); nothing to cancel`);
    expect(await answer('resume', id)).toBe(`${id}: resumed`);
    expect(await answer('cancel', id)).toMatch(/: cancelled/);
    expect((await liesweep('watch', id)).exitCode).toBe(5);
    expect(specifications(id)).toHaveLength(2);
    expect(await answer('delete', id)).toMatch(/: deleted with \d+ recorded trials/);
    expect(specifications(id)).toHaveLength(0);
    expect((await liesweep('status', id)).exitCode).toBe(2);
    expect(await answer('delete', id)).toBe(`${id}: is not there; nothing to delete`);
    expect((await liesweep('delete', 'slow')).exitCode).toBe(2);
  });

  it('extends a sweep that is complete, and leaves recorded trials as they are', async () => {
    const sweep = { name: 'grown', seed: 4 };
    const id = await submit(sweep, '--project', 'blue', '--priority', '2');
    await liesweep('watch', id);
    expect(await share(id)).toMatchObject({ priorityKey: 2, fairnessKey: 'blue' });
    for (const verb of ['pause', 'drain', 'cancel']) {
      expect(await answer(verb, id)).toBe(`${id}: does not run (complete); nothing to ${verb}`);
    }
    expect(await answer('resume', id)).toBe(`${id}: complete; nothing to resume`);
    await liesweep('export', id, '--trials', 'before.csv');
    const larger = write({ ...sweep, generators: 4, restarts: 3 });
    expect(await answer('extend', id, larger)).toBe(`${id}: extended by 24 trials to 48`);
    expect((await liesweep('watch', id)).exitCode).toBe(0);
    expect(await view(id)).toMatchObject({ recorded: 48, trialCount: 48 });
    expect(await share(id)).toMatchObject({ priorityKey: 2, fairnessKey: 'blue' });
    await liesweep('export', id, '--trials', 'after.csv');
    const lines = (file: string): string[] => readFileSync(join(deployment.folder, file), 'utf8').trim().split('\n');
    expect(lines('before.csv')).toHaveLength(25);
    expect(lines('after.csv')).toEqual(expect.arrayContaining(lines('before.csv')));
    const smaller = await liesweep('extend', id, write(sweep));
    expect(smaller).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('4 is missing') as string });
  });

  it('tries failed trials again, of the class asked for', async () => {
    const sick = startTrainer('sick', { outOfMemory: [0, 7] });
    const id = await submit({ name: 'sick', seed: 5, device: 'sick' });
    expect((await liesweep('watch', id)).exitCode).toBe(4);
    sick.child.kill('SIGTERM');
    await sick.ended;
    startTrainer('sick', {});
    expect(await answer('retry', id, '--failed', '--class', 'TypeError')).toBe(
      `${id}: no trials failed with TypeError; nothing to retry`,
    );
    expect(await answer('retry', id, '--failed')).toBe(`${id}: 2 failed trials are tried again`);
    expect((await liesweep('watch', id)).exitCode).toBe(0);
    expect(await answer('retry', id, '--failed')).toBe(`${id}: no failed trials; nothing to retry`);
  });
});

describe('a command without a deployment', () => {
  it('says what to set', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'liesweep-nowhere-'));
    try {
      writeFileSync(
        join(folder, 's.yaml'),
        'name: a\nsystem: { oracles: [norm] }\ngrid: { dimension: 2, generators: 1 }\n',
      );
      const { exitCode, stderr } = await startLiesweep(folder, ['submit', 's.yaml']).ended;
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/No Temporal server is named\.\nSet TEMPORAL_ADDRESS/);
      expect((await startLiesweep(folder, ['pause', 'a-00000000']).ended).exitCode).toBe(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
