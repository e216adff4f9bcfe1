import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import {
  canonicalJson,
  specDigest,
  specName as specNameOf,
  sweepId as sweepIdOf,
  trialCount,
  type RowStore,
  type SweepSpec,
} from '@liesweep/sweep';
import { ORCHESTRATOR_QUEUE, sweepWorkflowId, trainQueue, type SweepSummary } from '@liesweep/workflows';
import { startDevServer } from '@liesweep/workflows/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { EXAMPLE_SPEC } from './testing/example-spec.js';
import { freeAddress, probe, probeUntil, scrape } from './testing/scrape.js';
import type { SimulatedBehaviour } from './testing/simulated-behaviour.js';
import { startTraceReceiver, type ReceivedSpan } from './testing/trace-receiver.js';

const APPS = join(__dirname, '../..');
const SIMULATED_SLOT = join(__dirname, '../dist/testing/simulated-slot.js');
const BUNDLE = join(APPS, 'orchestrator/dist/workflow-bundle.js');

let temporal: TestWorkflowEnvironment;
let folder = '';
let orchestratorAddress = '';
let rows: RowStore;
let environment: Readonly<Record<string, string | undefined>>;
const children: ChildProcess[] = [];
let seed = 0;

beforeAll(async () => {
  if (!existsSync(SIMULATED_SLOT) || !existsSync(BUNDLE)) throw new Error('not built: run nx test trainer');
  temporal = await startDevServer();
  folder = await mkdtemp(join(tmpdir(), 'liesweep-sweep-'));
  environment = {
    ...process.env,
    TEMPORAL_ADDRESS: temporal.address,
    LIESWEEP_ROWS: `sqlite:${folder}/rows.sqlite`,
    LIESWEEP_TENSORS: `file:${folder}/tensors`,
    LIESWEEP_LOG_FILE: `${folder}/log`,
    LIESWEEP_SLOTS: '2',
    LIESWEEP_SILENCE_LIMIT_SECONDS: '2',
    LIESWEEP_SLOT_MODULE: SIMULATED_SLOT,
    LIESWEEP_METRICS_ADDRESS: 'off',
  };
  rows = await openRowStore(`sqlite:${folder}/rows.sqlite`);
  orchestratorAddress = await freeAddress();
  await start('orchestrator', {}, orchestratorAddress);
});

afterEach(async () => {
  await Promise.all(children.splice(1).map((child) => end(child, 'SIGKILL')));
});

afterAll(async () => {
  await Promise.all(children.map((child) => end(child, 'SIGKILL')));
  await rows.close();
  await temporal.teardown();
  await rm(folder, { recursive: true });
});

/** Starts a built app and waits until it is ready. */
async function start(
  app: 'orchestrator' | 'trainer',
  behaviour: Partial<SimulatedBehaviour>,
  metricsAddress = 'off',
): Promise<ChildProcess> {
  const child = fork(join(APPS, app, 'dist/main.js'), {
    env: {
      ...environment,
      LIESWEEP_SIMULATION: JSON.stringify(behaviour),
      LIESWEEP_METRICS_ADDRESS: metricsAddress,
    },
  });
  children.push(child);
  await once(child, 'message');
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

interface StartedSweep {
  readonly sweepId: string;
  readonly result: Promise<SweepSummary>;
  readonly update: (name: string) => Promise<void>;
}

/** Starts a sweep of its own: the seed is part of every trial's identity. */
async function startSweep(): Promise<StartedSweep> {
  const spec: SweepSpec = { ...EXAMPLE_SPEC, seed: ++seed };
  const [digest, sweepId] = [specDigest(spec), sweepIdOf(spec)];
  const specName = specNameOf({ sweepId, specDigest: digest });
  const tensors = await openTensorStore(`file:${folder}/tensors`);
  await tensors.writeNamed(specName, new TextEncoder().encode(canonicalJson(spec)));
  const createdAt = '2026-01-01T00:00:00.000Z';
  await rows.saveSweep({ sweepId, spec, specDigest: digest, trialCount: trialCount(spec), createdAt });
  const handle = await temporal.client.workflow.start('sweepWorkflow', {
    taskQueue: ORCHESTRATOR_QUEUE,
    workflowId: sweepWorkflowId(sweepId),
    args: [{ sweepId, specDigest: digest, specName, trainQueue: trainQueue('cpu'), window: 8 }],
  });
  return {
    sweepId,
    result: handle.result() as Promise<SweepSummary>,
    update: async (name) => {
      await handle.executeUpdate(name);
    },
  };
}

/** Waits until a trainer's child says that a shard is under way. */
async function waitForProgress(trainer: ChildProcess): Promise<void> {
  for (;;) {
    const [message] = (await once(trainer, 'message')) as [{ type: string }];
    if (message.type === 'progress') return;
  }
}

const COMPLETE = { trialCount: 16, recorded: 16, reused: 0, failed: 0, status: 'complete' };

describe('a sweep on a real server and real stores', () => {
  it('records every trial', async () => {
    await start('trainer', {});
    const { sweepId, result } = await startSweep();
    expect(await result).toMatchObject(COMPLETE);
    expect(await rows.progress(sweepId)).toMatchObject({ recorded: 16, failed: 0 });
  });

  it('survives slots that are killed, fall silent, or have no memory for a whole stack', async () => {
    await start('trainer', { crashOnce: [1], silenceOnce: [9], memoryTrials: 1 });
    expect(await (await startSweep()).result).toMatchObject(COMPLETE);
  });

  it('sets the trial aside that kills every process that trains it', async () => {
    await start('trainer', { crash: [3] });
    const { sweepId, result } = await startSweep();
    expect(await result).toMatchObject({ recorded: 15, failed: 1, status: 'complete' });
    expect(await rows.failures(sweepId)).toMatchObject([{ failureClass: 'TrainerCrashedError', attempts: 3 }]);
  });

  it('starts over without the checkpoint that kills every process that resumes from it, and loses no trial', async () => {
    await start('trainer', { poison: [3] });
    const { sweepId, result } = await startSweep();
    expect(await result).toMatchObject(COMPLETE);
    expect(await rows.failures(sweepId)).toEqual([]);
    const tensors = await openTensorStore(`file:${folder}/tensors`);
    const left: string[] = [];
    for await (const name of tensors.list('checkpoints')) left.push(name);
    expect(left).toEqual([]);
  });

  it('goes on at once with the next trainer when one is shut down', async () => {
    const trainer = await start('trainer', { latencyMs: 5000 });
    const { result } = await startSweep();
    await waitForProgress(trainer);
    expect(await end(trainer, 'SIGTERM')).toBe(0);
    await start('trainer', {});
    expect(await result).toMatchObject(COMPLETE);
  });

  it('goes on with the next trainer when one is killed', async () => {
    const trainer = await start('trainer', { latencyMs: 5000 });
    const { result } = await startSweep();
    await waitForProgress(trainer);
    await end(trainer, 'SIGKILL');
    await start('trainer', {});
    expect(await result).toMatchObject(COMPLETE);
  });

  it('goes on when the orchestrator is killed and started again', async () => {
    const trainer = await start('trainer', { latencyMs: 200 });
    const { result } = await startSweep();
    await waitForProgress(trainer);
    const [orchestrator] = children;
    if (orchestrator !== undefined) await end(orchestrator, 'SIGKILL');
    await start('orchestrator', {}, orchestratorAddress);
    expect(await result).toMatchObject(COMPLETE);
    children.unshift(...children.splice(-1));
  });

  it('that is cancelled stops training, and the trainer is free for another', async () => {
    const trainer = await start('trainer', { latencyMs: 20_000 });
    const { result, update } = await startSweep();
    await waitForProgress(trainer);
    await update('cancel');
    expect(await result).toMatchObject({ recorded: 0, status: 'cancelled' });
  });
});

describe('what trainer and orchestrator show', () => {
  it('adds up to what was trained, recorded and tried again', async () => {
    const address = await freeAddress();
    const before = await scrape(orchestratorAddress, 'liesweep_trials_recorded_total');
    await start('trainer', { crashOnce: [5] }, address);
    expect(await (await startSweep()).result).toMatchObject(COMPLETE);
    expect(await scrape(address, 'liesweep_trials_total')).toBe(16);
    expect(await scrape(address, 'liesweep_shard_duration_seconds_count{outcome="crashed"}')).toBe(1);
    expect(await scrape(address, 'liesweep_shards_in_training')).toBe(0);
    expect(await scrape(address, 'liesweep_device_memory_used_bytes{device="cpu"}')).toBeGreaterThan(0);
    expect((await scrape(orchestratorAddress, 'liesweep_trials_recorded_total')) - before).toBe(16);
    expect(
      await scrape(orchestratorAddress, 'liesweep_shard_failures_total{class="crashed",reaction="retry"}'),
    ).toBeGreaterThanOrEqual(1);
  });

  it('is that it is ready, and while it drains that it lives and takes no more', async () => {
    const address = await freeAddress();
    const trainer = await start('trainer', { latencyMs: 20_000 }, address);
    expect([await probe(address, '/livez'), await probe(address, '/readyz')]).toEqual(['200 ok', '200 ok']);
    const { result, update } = await startSweep();
    await waitForProgress(trainer);
    trainer.kill('SIGTERM');
    expect(await probeUntil(address, '/readyz', '503')).toMatch(/^503 it takes no more work/);
    expect(await probe(address, '/livez')).toBe('200 ok');
    await update('cancel');
    expect(await result).toMatchObject({ status: 'cancelled' });
  });

  it('is nothing at all while its loop is stuck, which a probe takes for dead', async () => {
    const address = await freeAddress();
    const trainer = await start('trainer', {}, address);
    trainer.kill('SIGSTOP');
    await expect(fetch(`http://${address}/livez`, { signal: AbortSignal.timeout(1000) })).rejects.toThrow(
      /abort|timeout/i,
    );
    trainer.kill('SIGCONT');
    expect(await probe(address, '/livez')).toBe('200 ok');
  });

  it('is an error where its address is taken', async () => {
    const child = fork(join(APPS, 'trainer/dist/main.js'), {
      env: { ...environment, LIESWEEP_METRICS_ADDRESS: orchestratorAddress },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    children.push(child);
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(said).toBe(
      `cannot serve metrics at ${orchestratorAddress}: another process listens there; ` +
        'set LIESWEEP_METRICS_ADDRESS to another host:port, or off\n',
    );
  });
});

describe('a trainer', () => {
  it('that fails three shards in a row of different trials takes no more, and says so', async () => {
    const sick = await start('trainer', { crash: Array.from({ length: 16 }, (_, index) => index) });
    const told = new Promise((resolve) => {
      sick.on('message', (message: { type: string }) => {
        if (message.type === 'sick') resolve(message);
      });
    });
    const { sweepId, result } = await startSweep();
    expect(await told).toMatchObject({ reason: expect.stringContaining('three shards of different trials') as string });
    await start('trainer', {});
    const { failed } = await result;
    expect(failed).toBeLessThan(16);
    expect(await rows.sickDevices(sweepId)).toMatchObject([{ device: expect.stringContaining('/cpu/') as string }]);
    expect(sick.exitCode).toBeNull();
    expect(await end(sick, 'SIGTERM')).toBe(1);
  });

  it('leaves no process behind when its parent dies', async () => {
    const trainer = await start('trainer', {});
    trainer.disconnect();
    await once(trainer, 'exit');
    expect(trainer.exitCode).toBe(1);
  });
});

describe('traces', () => {
  it('lead from the sweep through its shards to their training and recording, where a collector is named', async () => {
    const receiver = await startTraceReceiver();
    environment = { ...environment, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
    const [untraced] = children.splice(0, 1);
    if (untraced !== undefined) await end(untraced, 'SIGTERM');
    const orchestrator = await start('orchestrator', {});
    const trainer = await start('trainer', {});
    expect(await (await startSweep()).result).toMatchObject(COMPLETE);
    expect(await end(trainer, 'SIGTERM')).toBe(0); // sends what is left
    expect(await end(orchestrator, 'SIGTERM')).toBe(0);
    receiver.close();

    const named = (name: string): ReceivedSpan[] => receiver.spans.filter((span) => span.name === name);
    const [sweep] = named('RunWorkflow:sweepWorkflow');
    const shards = named('RunWorkflow:shardWorkflow');
    const trainings = named('RunActivity:trainShard');
    expect(trainings.length).toBeGreaterThan(0);
    expect(trainings.map(({ service }) => service)).toEqual(trainings.map(() => 'liesweep-trainer'));
    expect(named('RunActivity:planRound')[0]?.service).toBe('liesweep-orchestrator');
    expect(named('RunActivity:recordShard').length).toBeGreaterThan(0);
    for (const span of [...shards, ...trainings]) expect(span.traceId).toBe(sweep?.traceId);
    const known = new Set(receiver.spans.map(({ spanId }) => spanId));
    for (const { parentSpanId } of trainings) expect(known.has(parentSpanId ?? '')).toBe(true);
  });
});
