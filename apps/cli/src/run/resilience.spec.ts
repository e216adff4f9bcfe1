import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import type { SweepProgress } from '@liesweep/sweep';
import { recordedTrials, trainings } from '../testing/recorded-trials.js';
import { buildLiesweep, runLiesweep, startLiesweep, type Ended, type Started } from '../testing/run-liesweep.js';
import { ROLES, findRole, rememberProcesses } from '../testing/run-processes.js';
import { until } from '../testing/until.js';

/** Small stacks make many shards, so that there is always one in flight and one to come. */
const SWEEP = `name: resilience
system: { oracles: [squared-norm] }
grid:
  dimension: [2, 3]
  generators: [1, 2, 3, 4, 5]
  weights: { closure: 1 }
restarts: 24
training: { steps: 20000, stopBelow: 1e-30 }
execution: { checkpointInterval: 1s, maxStackMemory: 100KiB }
`;
const TRIALS = 240;
const RESTARTS = 24;

/** Compiling and bundling on a busy machine. */
const BUILD_MS = 600_000;
/** Far longer than anything that is waited for takes: loading TensorFlow, noticing a lost trainer, some shards. */
const LIMIT_MS = 600_000;
/** Ends a wait for what a killed command has left behind. */
const GONE_WITHIN_MS = 600_000;
/** So long the user waits before the second Ctrl-C: more than a doubled key press, less than the trainer's grace. */
const SECOND_CTRL_C_MS = 1_000;

jest.setTimeout(4 * LIMIT_MS);

interface Finished {
  readonly folder: string;
  readonly trials: SweepProgress;
  readonly phaseDiagram: PhaseDiagram;
}

let folder: string;
let running: Started | undefined;

beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-resilience-'));
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
});
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

function start(): Started {
  running = startLiesweep(folder, ['run', 'sweep.yaml', '--json', '--slots', '2']);
  return running;
}

/** Waits until more than `count` trials are recorded, and some are not. */
async function recordsMoreThan(count: number): Promise<void> {
  expect(await until(() => recordedTrials(folder).size > count, LIMIT_MS)).toBe(true);
  expect(recordedTrials(folder).size).toBeLessThan(TRIALS);
}

async function killsAndSeesReplaced(pid: number, role: (typeof ROLES)[number]): Promise<void> {
  expect(await until(() => findRole(pid, role) !== undefined, LIMIT_MS)).toBe(true);
  const killed = findRole(pid, role)?.pid ?? 0;
  process.kill(killed, 'SIGKILL');
  const isReplaced = (): boolean => ![undefined, killed].includes(findRole(pid, role)?.pid);
  expect(await until(isReplaced, LIMIT_MS)).toBe(true);
}

function expectComplete({ exitCode, stdout, stderr }: Ended): Finished {
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const finished = JSON.parse(stdout) as Finished;
  expect(finished.trials).toMatchObject({ trialCount: TRIALS, recorded: TRIALS, reused: 0, failed: 0 });
  expect(recordedTrials(folder).size).toBe(TRIALS);
  const { slices } = finished.phaseDiagram;
  expect(slices.map(({ groupDimension }) => groupDimension)).toMatchObject([
    { value: 1, status: 'confirmed' },
    { value: 3, status: 'confirmed' },
  ]);
  // A trial that was folded twice would count twice.
  expect(slices.flatMap(({ cells }) => cells.map(({ trials }) => trials))).toEqual(Array(10).fill(RESTARTS));
  return finished;
}

describe('a sweep', () => {
  it('ends complete when each of its processes is killed by kill -9, and then is not run again', async () => {
    const { pid, ended } = start();
    await recordsMoreThan(0);
    for (const role of ROLES) {
      await killsAndSeesReplaced(pid, role);
    }
    const finished = expectComplete(await ended);

    const log = join(finished.folder, 'log.ndjson');
    const { size } = statSync(log);
    const again = expectComplete(await runLiesweep(folder, 'run', 'sweep.yaml', '--json'));
    expect(again.phaseDiagram).toEqual(finished.phaseDiagram);
    expect(readFileSync(log, 'utf8').slice(size)).toBe(''); // no server, no trainer
  });

  it('is continued by the same command after kill -9, Ctrl-C and a second Ctrl-C: nothing is lost or trained twice', async () => {
    const before: { readonly rows: ReadonlyMap<string, string>; readonly trainings: ReadonlyMap<string, number> }[] =
      [];
    const remember = (): void => {
      before.push({ rows: recordedTrials(folder), trainings: trainings(folder) });
    };
    const recordedBefore = (): number => before.at(-1)?.rows.size ?? 0;

    const killed = start();
    await recordsMoreThan(recordedBefore());
    const second = await runLiesweep(folder, 'run', 'sweep.yaml');
    expect(second).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`in use by process ${String(killed.pid)}`) as string,
    });
    const family = rememberProcesses(killed.pid);
    killed.child.kill('SIGKILL');
    expect(await until(family.isGone, GONE_WITHIN_MS)).toBe(true);
    remember();

    const stopped = start();
    await recordsMoreThan(recordedBefore());
    const stoppedFamily = rememberProcesses(stopped.pid);
    stopped.child.kill('SIGINT');
    const { exitCode, stdout, stderr } = await stopped.ended;
    remember();
    expect(exitCode).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ error: { kind: 'interrupted', exitCode: 130 } });
    expect(stderr).toMatch(
      /^Stopping: .*\nStopped: \d+ of 240 trials recorded\.\nContinue with:\n {2}npx liesweep run sweep\.yaml --slots 2\n$/,
    );
    expect(stderr).toContain(` ${String(recordedBefore())} of `);
    expect(stoppedFamily.isGone()).toBe(true);

    const stoppedAtOnce = start();
    await recordsMoreThan(recordedBefore());
    const lastFamily = rememberProcesses(stoppedAtOnce.pid);
    process.kill(findRole(stoppedAtOnce.pid, 'trainer')?.pid ?? 0, 'SIGSTOP'); // it does not stop when asked
    const answered = new Promise((resolve) => stoppedAtOnce.child.stderr?.once('data', resolve));
    stoppedAtOnce.child.kill('SIGINT');
    await answered; // so that the pause lies between the moments at which the command sees the two, not those of sending
    await delay(SECOND_CTRL_C_MS);
    stoppedAtOnce.child.kill('SIGINT');
    expect(await stoppedAtOnce.ended).toMatchObject({
      exitCode: 130,
      stderr: expect.stringContaining('Stopped at once. Recorded trials are safe.') as string,
    });
    expect(await until(lastFamily.isGone, GONE_WITHIN_MS)).toBe(true);
    remember();

    expectComplete(await start().ended);
    const after = { rows: recordedTrials(folder), trainings: trainings(folder) };
    for (const { rows, trainings } of before) {
      expect(rows.size).toBeGreaterThan(0);
      const keys = [...rows.keys()];
      expect(keys.map((key) => after.rows.get(key))).toEqual([...rows.values()]);
      expect(keys.map((key) => after.trainings.get(key))).toEqual(keys.map((key) => trainings.get(key)));
    }
  });
});
