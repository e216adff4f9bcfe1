import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import type { SweepProgress } from '@liesweep/sweep';
import { temporalInstalled } from '../processes/installed-files.js';
import { listeningAddresses } from '../testing/listening-addresses.js';
import { processTree } from '../testing/process-tree.js';
import { recordedTrials, trainings } from '../testing/recorded-trials.js';
import { buildLiesweep, runLiesweep, startLiesweep, type Ended, type Started } from '../testing/run-liesweep.js';
import { findRole, rememberProcesses } from '../testing/run-processes.js';
import { startUi, type StartedUi } from '../testing/start-ui.js';
import { until } from '../testing/until.js';

/** Small stacks make many shards, so that there is always one in flight and one to come. */
const sweepOf = (name: string): string => `name: ${name}
system: { oracles: [squared-norm] }
grid:
  dimension: [2, 3]
  generators: [1, 2, 3, 4, 5]
  weights: { closure: 1 }
restarts: 6
training: { steps: 20000, stopBelow: 1e-30 }
execution: { checkpointInterval: 1s, maxStackMemory: 100KiB }
`;
const SMALL = `name: small
system: { oracles: [squared-norm] }
grid: { dimension: 2, generators: [1, 2] }
restarts: 4
training: { steps: 500 }
`;
const TRIALS = 60;

/** Compiling and bundling on a busy machine. */
const BUILD_MS = 600_000;
/** Far longer than anything that is waited for takes; it only ends a hang. */
const LIMIT_MS = 600_000;
/** Ends a wait for what a killed command has left behind. */
const GONE_WITHIN_MS = 60_000;

jest.setTimeout(4 * LIMIT_MS);

interface Finished {
  readonly trials: SweepProgress;
  readonly phaseDiagram: PhaseDiagram;
}

interface Listed {
  readonly sweeps: readonly { readonly sweepId: string; readonly stage: string; readonly recorded: number }[];
}

let folder: string;
const started: Started[] = [];

beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-ui-'));
  writeFileSync(join(folder, 'sweep.yaml'), sweepOf('sweep'));
  writeFileSync(join(folder, 'small.yaml'), SMALL);
});
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

/** A program that does something first, then is Temporal’s. */
function temporalThat(script: string): string {
  const program = join(folder, 'temporal');
  writeFileSync(program, `#!/bin/sh\n${script}\nexec '${temporalInstalled() ?? ''}' "$@"\n`, { mode: 0o755 });
  return program;
}

async function ui(...flags: readonly string[]): Promise<StartedUi> {
  const page = await startUi(folder, ['--slots', '2', ...flags]);
  started.push(page);
  return page;
}

function run(...flags: readonly string[]): Started {
  const command = startLiesweep(folder, ['run', 'sweep.yaml', '--json', ...flags]);
  started.push(command);
  return command;
}

async function recordsMoreThan(trials: number): Promise<void> {
  expect(await until(() => recordedTrials(folder).size > trials, LIMIT_MS)).toBe(true);
}

function hasOwnServers({ pid }: Started): boolean {
  return findRole(pid, 'Temporal') !== undefined || findRole(pid, 'trainer') !== undefined;
}

function expectComplete({ exitCode, stdout, stderr }: Ended, said = ''): Finished {
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: said });
  const finished = JSON.parse(stdout) as Finished;
  expect(finished.trials).toMatchObject({ trialCount: TRIALS, recorded: TRIALS, reused: 0, failed: 0 });
  expect(finished.phaseDiagram.slices.map(({ groupDimension }) => groupDimension)).toMatchObject([
    { value: 1, status: 'confirmed' },
    { value: 3, status: 'confirmed' },
  ]);
  return finished;
}

describe('liesweep ui', () => {
  it('serves the page on loopback to whoever has the token, and ends with all that it has started', async () => {
    const page = await ui();
    const address = new URL(page.address);
    expect(address.hostname).toBe('127.0.0.1');
    expect(address.hash).toMatch(/^#token=[\w-]{43}$/);
    const html = await fetch(address.origin);
    expect({ status: html.status, text: await html.text() }).toMatchObject({
      status: 200,
      text: expect.stringContaining('<!doctype html>') as string,
    });
    expect((await fetch(`${address.origin}/api/v1/sweeps`)).status).toBe(401);
    expect(await page.call('GET', '/sweeps')).toMatchObject({ status: 200, body: { sweeps: [] } });
    expect(await until(() => findRole(page.pid, 'slot') !== undefined, LIMIT_MS)).toBe(true);
    const addresses = listeningAddresses(processTree(page.pid).map(({ pid }) => pid));
    expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']));
    const deployment = join(folder, 'runs/.ui/deployment.json');
    expect(statSync(deployment).mode & 0o777).toBe(0o600);
    const token = address.hash.replace('#token=', '');
    expect(readFileSync(join(folder, 'runs/.ui/log.ndjson'), 'utf8')).not.toContain(token);
    expect(
      processTree(page.pid)
        .map(({ command }) => command)
        .join('\n'),
    ).not.toContain(token);

    const second = await startLiesweep(folder, ['ui', '--no-open', '--json']).ended;
    expect(second).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(page.address) as string });

    const family = rememberProcesses(page.pid);
    page.child.kill('SIGINT');
    expect((await page.ended).exitCode).toBe(0);
    expect(family.isGone()).toBe(true);
    expect(existsSync(deployment)).toBe(false);
  });

  it('trains what `run` asks for with its own servers and slots, and tells it how far that is', async () => {
    const page = await ui();
    const command = startLiesweep(folder, ['run', 'sweep.yaml', '--json', '--progress-json']);
    started.push(command);
    await recordsMoreThan(0);
    expect(hasOwnServers(command)).toBe(false);
    const { exitCode, stdout, stderr } = await command.ended;
    const warm = expectComplete({ exitCode, stdout, stderr: '' });
    const progress = stderr.split('\n').flatMap((line) => (line.startsWith('{"progress"') ? [line] : []));
    expect(progress.some((line) => /"trained":[1-9]/.test(line))).toBe(true); // news of shards that are not recorded yet
    const log = readFileSync(join(folder, 'runs', warmId(stdout), 'log.ndjson'), 'utf8');
    expect(log).toContain('shard trained');
    page.child.kill('SIGINT');
    await page.ended;

    const other = mkdtempSync(join(folder, 'cold-'));
    writeFileSync(join(other, 'sweep.yaml'), sweepOf('sweep'));
    const cold = expectComplete(await runLiesweep(other, 'run', 'sweep.yaml', '--json', '--slots', '2'));
    expect(warm.phaseDiagram).toEqual(cold.phaseDiagram);
  });

  it('leaves a run with other slots to its own servers', async () => {
    await ui();
    const command = startLiesweep(folder, ['run', 'sweep.yaml', '--json', '--slots', '1']);
    started.push(command);
    expect(await until(() => findRole(command.pid, 'trainer') !== undefined, LIMIT_MS)).toBe(true);
  });

  it('lets a run be stopped by Ctrl-C, which the same command continues: nothing is lost or trained twice', async () => {
    const page = await ui();
    const stopped = run();
    await recordsMoreThan(0);
    stopped.child.kill('SIGINT');
    const { exitCode, stderr } = await stopped.ended;
    expect({ exitCode, stderr }).toEqual({
      exitCode: 130,
      stderr: expect.stringMatching(
        /^Stopping: .*\nStopped: \d+ of 60 trials recorded\.\nContinue with:\n {2}npx liesweep run sweep\.yaml\n$/,
      ) as string,
    });
    expect((await page.call('GET', '/sweeps')).body).toMatchObject({ sweeps: [{ stage: 'interrupted' }] });
    const before = { rows: recordedTrials(folder), trainings: trainings(folder) };
    expectComplete(await run().ended);
    const after = { rows: recordedTrials(folder), trainings: trainings(folder) };
    const keys = [...before.rows.keys()];
    expect(keys.map((key) => after.rows.get(key))).toEqual([...before.rows.values()]);
    expect(keys.map((key) => after.trainings.get(key))).toEqual(keys.map((key) => before.trainings.get(key)));
  });

  it('killed by kill -9 leaves nothing running; its run says so and goes on with its own servers', async () => {
    const page = await ui();
    const command = run();
    await recordsMoreThan(0);
    const family = rememberProcesses(page.pid);
    page.child.kill('SIGKILL');
    expect(await until(family.isGone, GONE_WITHIN_MS)).toBe(true);
    const ended = await command.ended;
    expectComplete(ended, 'The servers of `liesweep ui` have gone: the run goes on with its own.\n');
    expect(recordedTrials(folder).size).toBe(TRIALS);
  });

  it('killed by kill -9 while it trains what was started on the page: the next one goes on, and so does a run', async () => {
    const first = await ui();
    const { body } = await first.call('POST', '/sweeps', { sweepFile: sweepOf('sweep') });
    expect(body).toMatchObject({ hasChanged: true, stage: 'running', message: 'submitted, 60 trials' });
    await recordsMoreThan(0);
    first.child.kill('SIGKILL');
    await first.ended;
    const before = recordedTrials(folder);

    const second = await ui();
    await recordsMoreThan(before.size);
    second.child.kill('SIGKILL');
    await second.ended;

    expectComplete(await run().ended);
    const after = recordedTrials(folder);
    expect([...before.keys()].map((key) => after.get(key))).toEqual([...before.values()]);

    const third = await ui();
    const { sweeps } = (await third.call('GET', '/sweeps')).body as Listed;
    expect(sweeps).toMatchObject([{ stage: 'complete', recorded: TRIALS }]);
  });

  it('lets what was started on the page go on when a run that had joined it is stopped', async () => {
    const page = await ui();
    await page.call('POST', '/sweeps', { sweepFile: sweepOf('sweep') });
    const joined = run();
    await recordsMoreThan(0);
    joined.child.kill('SIGINT');
    const { exitCode, stderr } = await joined.ended;
    expect(exitCode).toBe(130);
    expect(stderr).toContain('The sweep was started on the page, and goes on there.');
    const isComplete = async (): Promise<boolean> => {
      const { sweeps } = (await page.call('GET', '/sweeps')).body as Listed;
      return sweeps[0]?.stage === 'complete';
    };
    expect(await until(isComplete, LIMIT_MS)).toBe(true);
  });

  it('steers with the words of the command line, and not what another command trains', async () => {
    const page = await ui();
    const { body } = await page.call('POST', '/sweeps', { sweepFile: sweepOf('sweep') });
    const { sweepId } = body as { readonly sweepId: string };
    const say = async (verb: string): Promise<unknown> => (await page.call('POST', `/sweeps/${sweepId}/${verb}`)).body;
    expect(await say('pause')).toMatchObject({ message: 'paused: no shards are started until it is resumed' });
    expect(await say('pause')).toMatchObject({ hasChanged: false, message: 'paused already' });
    expect(await say('resume')).toMatchObject({ message: 'resumed' });
    expect((await page.call('DELETE', `/sweeps/${sweepId}`)).status).toBe(422);
    expect(await say('cancel')).toMatchObject({ message: 'cancelled: training stops, what is recorded stays' });
    expect(await until(async () => JSON.stringify(await say('cancel')).includes('cancelled'), LIMIT_MS)).toBe(true);

    const command = startLiesweep(folder, ['run', 'small.yaml', '--slots', '1']);
    started.push(command);
    let small: string | undefined;
    const isRunning = async (): Promise<boolean> => {
      const { sweeps } = (await page.call('GET', '/sweeps')).body as Listed;
      small = sweeps.find((each) => each.sweepId.startsWith('small') && each.stage === 'running')?.sweepId;
      return small !== undefined;
    };
    if (await until(isRunning, 20_000)) {
      expect(await page.call('POST', `/sweeps/${small ?? ''}/pause`)).toMatchObject({ status: 409 });
    }
    await command.ended;
  });

  it('looks at runs and starts nothing with --read-only', async () => {
    await runLiesweep(folder, 'run', 'small.yaml', '--json');
    const page = await ui('--read-only');
    expect(await page.call('GET', '/sweeps')).toMatchObject({ status: 200, body: { sweeps: [{ stage: 'complete' }] } });
    expect((await page.call('POST', '/sweeps', { sweepFile: SMALL })).status).toBe(403);
    expect(findRole(page.pid, 'Temporal')).toBeUndefined();
    expect(existsSync(join(folder, 'runs/.ui/deployment.json'))).toBe(false);
  });

  it('is served where Temporal found its port taken, and went to another', async () => {
    const once = join(folder, 'once');
    const LIESWEEP_TEMPORAL = temporalThat(`mkdir ${once} && echo 'bind: address already in use' >&2 && exit 1`);
    const page = await startUi(folder, ['--slots', '2'], { LIESWEEP_TEMPORAL });
    started.push(page);
    expect(existsSync(once)).toBe(true);
    const { body } = await page.call('POST', '/sweeps', { sweepFile: SMALL });
    expect(body).toMatchObject({ stage: 'running' });
    expect(await until(() => recordedTrials(folder).size > 0, LIMIT_MS)).toBe(true);
  });

  it('is served at ports of their own where several start at once', async () => {
    const folders = ['one', 'two', 'three'].map((name) => mkdtempSync(join(folder, `${name}-`)));
    const pages = await Promise.all(folders.map((each) => startUi(each, ['--read-only'])));
    started.push(...pages);
    expect(new Set(pages.map(({ address }) => new URL(address).port)).size).toBe(3);
    for (const page of pages) expect((await page.call('GET', '/sweeps')).status).toBe(200);
  });

  it('ends with what Temporal said where that never starts', async () => {
    const LIESWEEP_TEMPORAL = temporalThat("echo 'no room for Temporal' >&2; exit 1");
    const { exitCode, stdout, stderr } = await startLiesweep(folder, ['ui', '--no-open', '--json'], {
      LIESWEEP_TEMPORAL,
    }).ended;
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: expect.stringContaining('no room for Temporal') as string,
    });
    const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as unknown;
    expect(last).toMatchObject({ error: { kind: 'infrastructure', exitCode: 3 } });
  });

  it('says why it cannot be served', async () => {
    const page = await ui();
    const port = new URL(page.address).port;
    const other = mkdtempSync(join(folder, 'other-'));
    const taken = await startLiesweep(other, ['ui', '--no-open', '--port', port]).ended;
    expect(taken).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`Port ${port} of 127.0.0.1 is taken`) as string,
    });
    const open = await startLiesweep(other, ['ui', '--no-open', '--host', '0.0.0.0', '--no-token']).ended;
    expect(open).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('can be reached from other machines') as string,
    });
    const nothing = await startLiesweep(folder, ['ui', mkdtempSync(join(folder, 'empty-'))]).ended;
    expect(nothing).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('There are no runs in') as string });
  });
});

/** The id of the sweep that a run has printed. */
function warmId(stdout: string): string {
  return (JSON.parse(stdout) as { readonly sweepId: string }).sweepId;
}
